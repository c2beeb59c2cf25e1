// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody who came in through a sign-in service, over a script.
#pragma once

#include "tests/net/authfixture.h"

namespace desk::test {

inline const QString password = QStringLiteral("four bells at noon");

inline SignInService corrib()
{
    return {QStringLiteral("Corrib Foods"), QStringLiteral("Company account"),
            QUrl(QStringLiteral("https://signin.corrib.test/desk"))};
}

inline QByteArray opened(const QByteArray &access, const QByteArray &token)
{
    return R"({"token":")" + token + R"(","expires_in":1209600,"supabase":{"access_token":")" + access +
           R"(","token_type":"bearer","expires_in":900,"expires_at":1795924135},)"
           R"("user":{"id":"x","email":"ana@desk.test","name":"Ana","role":"admin"}})";
}

inline QByteArray refusal(const QByteArray &symbol)
{
    return R"({"code":")" + symbol + R"(","message":"refused"})";
}

struct ServiceFixture : AuthFixture
{
    void comeIn()
    {
        script.say(200, opened("access1", "token1"));
        script.say(200, state);
        QVERIFY(wait(ownService.signIn(corrib(), me, password)).ok());
        script.asked.clear();
    }
    /// Only what went to the service.
    [[nodiscard]] QList<Asked> toService() const
    {
        QList<Asked> some;
        for (const Asked &one : script.asked) {
            if (one.request.url().host() == u"signin.corrib.test")
                some.append(one);
        }
        return some;
    }
};

} // namespace desk::test
