// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/digits.h"

namespace desk {

QString Digits::of(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        const int value = c.digitValue();
        if (value >= 0)
            digits += QChar(u'0' + value);
    }
    return digits;
}

QValidator::State Digits::validate(QString &input, int &cursor) const
{
    QString found = of(input);
    if (found.size() > m_most) {
        // A whole code came in at once: it is what was meant, not the digits that stood there before.
        const bool wasAppended = found.startsWith(m_before) && found.size() - m_before.size() >= m_most;
        found = wasAppended ? found.mid(m_before.size(), m_most) : found.left(m_most);
    }
    if (found != input) {
        input = found;
        cursor = int(found.size());
    }
    m_before = found;
    return Acceptable; // any number of digits: a field that is not acceptable swallows the Enter key
}

} // namespace desk
