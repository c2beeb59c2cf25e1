// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/signinrules.h"

#include "ui/signin/signinpresenter.h"

#include <algorithm>

namespace desk {

ErrorText addressFault(const QString &email)
{
    if (email.isEmpty())
        return {{}, SignInPresenter::tr("Type your email address.")};
    const auto at = email.lastIndexOf(u'@');
    if (at <= 0 || at == email.size() - 1 || email.contains(u' '))
        return {{}, SignInPresenter::tr("An email address looks like name@company.example.")};
    const QString domain = email.mid(at + 1);
    if (!domain.contains(u'.') || domain.endsWith(u'.'))
        return {{}, SignInPresenter::tr("Add an ending, such as .example")};
    return {};
}

bool tellsTooMuch(const Error &error)
{
    return error.kind == Error::Kind::Forbidden || error.kind == Error::Kind::NotFound ||
           error.code == QLatin1String("otp_disabled") || error.code == QLatin1String("signup_disabled") ||
           error.code == QLatin1String("email_address_not_authorized");
}

QString digitsOf(const QString &text, int most)
{
    QString digits;
    for (const QChar character : text) {
        if (character.isDigit() && digits.size() < most)
            digits += QString::number(character.digitValue());
    }
    return digits;
}

bool isTrivialPin(const QString &pin)
{
    static const QString up = QStringLiteral("01234567890123456789");
    static const QString down = QStringLiteral("98765432109876543210");
    const bool same = std::all_of(pin.begin(), pin.end(), [&](QChar digit) { return digit == pin.front(); });
    return pin.isEmpty() || same || up.contains(pin) || down.contains(pin);
}

} // namespace desk
