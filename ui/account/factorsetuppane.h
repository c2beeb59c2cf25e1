// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A FactorSetup on the screen: the picture to be photographed, the key to be typed or copied, the code that
// the app then shows. As wide as a code.
#pragma once

#include "ui/widgets/buttons.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace desk {

class CodeField;
class FactorSetup;
class Label;
class NoteLine;
class QrCode;
class Theme;

class FactorSetupPane : public QWidget
{
    Q_OBJECT

public:
    FactorSetupPane(FactorSetup &setup, ButtonSize size, const Theme &theme, QWidget *parent = nullptr);

    void takeFocus();

private:
    void build(ButtonSize size);
    void buildKey(QVBoxLayout *column, ButtonSize size);
    void buildCode(QVBoxLayout *column);
    void bind();
    void refresh();
    void refreshCode();
    void copyKey();
    [[nodiscard]] Label *makeText(const QString &text);

    FactorSetup &m_setup;
    const Theme &m_theme;
    QWidget *m_shown = nullptr; ///< all that needs a key
    QrCode *m_picture = nullptr;
    Label *m_key = nullptr;
    QPushButton *m_copy = nullptr;
    CodeField *m_code = nullptr;
    NoteLine *m_hint = nullptr;
    QPushButton *m_confirm = nullptr;
    QPushButton *m_again = nullptr;
};

} // namespace desk
