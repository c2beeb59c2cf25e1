// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A label, a field, and one line below that gives advice or says what to mend. The line keeps its place, so
// that nothing jumps when it fills.
#pragma once

#include <QWidget>

class QLineEdit;

namespace desk {

class Label;
class NoteLine;
class Theme;

class TextField : public QWidget
{
    Q_OBJECT

public:
    enum class Size { Row, Form, SignIn };

    /// `objectName` goes to the line edit itself; the label is its accessible name.
    TextField(const Theme &theme, const QString &objectName, const QString &label, Size size,
              QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    void setLabel(const QString &label);
    void setLeadingIcon(const QString &name);
    void setPlaceholder(const QString &text);
    /// Shown while there is no error.
    void setHint(const QString &hint);
    /// Empty takes the error away. Typing does not: whoever set it decides when it is mended.
    void setError(const QString &error);
    [[nodiscard]] QString error() const;
    /// For a line that must not take room while it is empty.
    void setKeepsRoom(bool keepsRoom);

private:
    void showLine();

    Label *m_label;
    QLineEdit *m_edit;
    NoteLine *m_line;
    QString m_hint;
    QString m_error;
};

} // namespace desk
