// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAnyStringView>

class QLineEdit;
class QString;
class QWidget;

namespace desk {

// What a button is for. The style reads it from the dynamic property "kind", so it can also be set by that
// name. Primary once in a region; Note only where clients must not read; DangerFill only in the last
// question.
enum class ButtonKind { Secondary, Primary, Flat, Note, Danger, DangerFill, Link, Chip };

void setKind(QWidget *button, ButtonKind kind);
ButtonKind kindOf(const QWidget *button);

// The key that does the same, shown in a small frame at the end of a button ("Ctrl Z"). Shows only; binds
// nothing.
void setKeyHint(QWidget *button, const QString &key);
QString keyHintOf(const QWidget *button);

// How a text field is drawn. Form: strong edge. Search: the thin line of the top bar. Bare: no edge and no
// fill, for text that is edited where it stands.
enum class FieldLook { Form, Search, Bare };

void setFieldLook(QWidget *field, FieldLook look);
FieldLook fieldLookOf(const QWidget *field);

// A picture before the text. Not QLineEdit::addAction alone: the text has to move by the design's distance.
void setLeadingIcon(QLineEdit *field, QAnyStringView icon);
bool hasLeadingIcon(const QWidget *field);

// Draws the edge of a field in the danger colour. The words that say what to do stand below it (TextField).
void setWrong(QWidget *field, bool isWrong);
bool isWrong(const QWidget *field);

} // namespace desk
