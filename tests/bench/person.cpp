// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/person.h"

#include "tests/bench/stopwatch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QProcess>
#include <QRegularExpression>

#include <cstdio>

namespace desk::bench {

namespace {

/// Waits for an answer; `what` goes into the complaint when it does not come or says no.
template <class T>
std::optional<T> answerOf(const QFuture<Result<T>> &future, const char *what)
{
    std::optional<Result<T>> result;
    QObject receiver;
    deliver(future, &receiver, [&result](const Result<T> &answer) { result.emplace(answer); });
    if (!runUntil([&result] { return result.has_value(); }, 30) || !result->ok()) {
        std::fprintf(stderr, "%s: %s\n", what,
                     result ? qPrintable(QString(result->error().code + u' ' + result->error().detail))
                            : "no answer");
        return std::nullopt;
    }
    return result->value();
}

/// The newest code that was mailed to `email`.
QString codeFor(const QString &email, const QUrl &mails)
{
    QNetworkAccessManager network;
    static const QRegularExpression sixDigits(QStringLiteral("\\b\\d{6}\\b"));
    QString code;
    const auto ask = [&] {
        QNetworkReply *reply = network.get(QNetworkRequest(mails));
        runUntil([reply] { return reply->isFinished(); }, 10);
        const QJsonArray list = QJsonDocument::fromJson(reply->readAll()).array();
        for (const auto &mail : list) {
            if (mail[QLatin1String("to")].toString() == email)
                code = sixDigits.match(mail[QLatin1String("text")].toString()).captured();
        }
        reply->deleteLater();
        return !code.isEmpty();
    };
    runUntil(ask, 10);
    return code;
}

} // namespace

std::optional<StackAddress> stackAt(const QString &home)
{
    QProcess command;
    command.start(QStringLiteral(DESKBELL_STACK_COMMAND),
                  {QStringLiteral("status"), QStringLiteral("--home"), home});
    command.waitForFinished(30'000);
    const QJsonObject status = QJsonDocument::fromJson(command.readAllStandardOutput()).object();
    const auto text = [&status](const char *key) { return status.value(QLatin1String(key)).toString(); };
    const auto endpoint = Endpoint::from(text("url"), text("publishable_key"));
    if (!status.value(QLatin1String("running")).toBool() || !endpoint) {
        std::fprintf(stderr, "no local stack runs at %s (packaging/stack up --home %s)\n", qPrintable(home),
                     qPrintable(home));
        return std::nullopt;
    }
    return StackAddress{endpoint.value(), text("url"), text("publishable_key"), QUrl(text("mail_url")),
                        QUrl(text("database_url"))};
}

Person::Person(const StackAddress &stack, Vault &vault)
    : transport([] { return std::make_unique<QNetworkAccessManager>(); }, stack.endpoint, timers)
    , session(renewal, vault, timers)
    , m_mails(stack.mails)
    , m_http(transport, session)
    , m_links(vault, m_clock)
    , m_door(timers)
    , m_entrance(transport, m_http, session, m_links, m_door)
    , m_auth(m_entrance, m_http)
{
}

std::optional<Account> Person::comeIn()
{
    const QString email = QStringLiteral("ana@deskbell.test");
    if (!answerOf(m_auth.requestCode(email), "asking for a code"))
        return std::nullopt;
    const auto account = answerOf(m_auth.signInWithCode(email, codeFor(email, m_mails)), "signing in");
    if (!account)
        return std::nullopt;
    if (!account->pinSet && !answerOf(m_auth.setPin(pin(), {}, {}), "setting the PIN"))
        return std::nullopt;
    const auto outcome = answerOf(m_auth.verifyPin(pin()), "giving the PIN");
    if (!outcome || outcome->code != PinOutcome::Code::Ok) {
        std::fprintf(stderr, "the PIN was not taken (another one was set at this stack?)\n");
        return std::nullopt;
    }
    return answerOf(m_auth.account(), "asking who I am");
}

} // namespace desk::bench
