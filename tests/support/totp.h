// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an authenticator app does (RFC 6238: SHA-1, six digits, 30 seconds).
#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QDateTime>
#include <QMessageAuthenticationCode>
#include <QString>
#include <QtEndian>

namespace desk::test {

inline QByteArray fromBase32(const QByteArray &text)
{
    QByteArray bytes;
    quint64 bits = 0;
    int held = 0;
    for (const char letter : text) {
        bits = bits << 5U | quint64(letter >= 'A' ? letter - 'A' : letter - '2' + 26);
        held += 5;
        if (held >= 8) {
            held -= 8;
            bytes.append(char(bits >> unsigned(held)));
        }
    }
    return bytes;
}

/// `steps`: 1 is the code that comes next, -1 the one before.
inline QString totpCode(const QByteArray &key, int steps = 0,
                        qint64 second = QDateTime::currentSecsSinceEpoch())
{
    QByteArray counter(8, '\0');
    qToBigEndian<qint64>(second / 30 + steps, counter.data());
    const QByteArray hash =
        QMessageAuthenticationCode::hash(counter, fromBase32(key), QCryptographicHash::Sha1);
    const int at = hash.back() & 0xf;
    const quint32 cut = qFromBigEndian<quint32>(hash.constData() + at) & 0x7fffffffU;
    return QString::number(cut % 1000000).rightJustified(6, u'0');
}

} // namespace desk::test
