// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Buttons in the sizes and kinds of the look. Each has an object name, because tests and screen readers ask
// for it.
#pragma once

#include "ui/theme/kinds.h"

#include <QString>

class QPushButton;
class QToolButton;
class QWidget;

namespace desk {

/// Row: 28; Client: 36, text 14; SignIn: 40, text 14.
enum class ButtonSize { Row, Client, SignIn };

struct ButtonLabel
{
    QString text;
    QString icon = {}; ///< name of an icon; empty: none
    ButtonSize size = ButtonSize::Row;
};

[[nodiscard]] QPushButton *makeButton(const QString &objectName, ButtonKind kind, const ButtonLabel &label,
                                      QWidget *parent);
/// Text that is clicked: accentInk, no edge.
[[nodiscard]] QPushButton *makeLink(const QString &objectName, const QString &text, QWidget *parent);
/// 28 x 28, the picture 18; `name` is the tool tip and what a screen reader says.
[[nodiscard]] QToolButton *makeIconButton(const QString &objectName, const QString &icon, const QString &name,
                                          QWidget *parent);
/// A verb and the menu of its siblings; give it the menu with setMenu().
[[nodiscard]] QToolButton *makeSplitButton(const QString &objectName, ButtonKind kind, const QString &text,
                                           QWidget *parent);

} // namespace desk
