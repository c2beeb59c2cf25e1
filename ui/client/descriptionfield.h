// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Several lines of plain text, with their label and one line of advice. Refuses a paste that is far too long
// instead of standing still for it: laying out a megabyte in one line takes most of a minute.
#pragma once

#include <QPlainTextEdit>

namespace desk {

class NoteLine;
class Theme;

class DescriptionField : public QWidget
{
    Q_OBJECT

public:
    static constexpr int LargestPaste = 60'000; ///< characters; three times of what can be sent

    DescriptionField(const Theme &theme, const QString &objectName, const QString &label,
                     QWidget *parent = nullptr);

    [[nodiscard]] QPlainTextEdit *edit() const { return m_edit; }
    void setAdvice(const QString &advice);

private:
    QPlainTextEdit *m_edit;
    NoteLine *m_note;
    QString m_advice;
};

} // namespace desk
