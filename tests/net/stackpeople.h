// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The running local stack, and people of its demo organization with a whole net of their own each.
#pragma once

#include "net/auth/auth.h"
#include "net/auth/djangoservice.h"
#include "net/auth/registrar.h"
#include "net/auth/servicerenewal.h"
#include "net/auth/supabaserenewal.h"
#include "net/supabase/supabaseadmission.h"
#include "net/supabase/supabasebackend.h"
#include "net/supabase/supabasefeed.h"
#include "tests/support/hastytimers.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <optional>

namespace desk::test {

class Stack
{
public:
    /// Empties the stack to its people and tickets; an empty url when it does not run.
    bool reset()
    {
        (void)run({QStringLiteral("reset")});
        const QJsonObject status = QJsonDocument::fromJson(run({QStringLiteral("status")})).object();
        url = status[QStringLiteral("url")].toString();
        key = status[QStringLiteral("publishable_key")].toString();
        legacyKey = status[QStringLiteral("anon_key")].toString();
        secret = status[QStringLiteral("secret_key")].toString();
        mailUrl = QUrl(status[QStringLiteral("mail_url")].toString());
        return status[QStringLiteral("running")].toBool() && !url.isEmpty();
    }
    /// The newest mail of the sign-in to this address, waited for; notices of backend/mail come when they
    /// come.
    QString mailTo(const QString &address)
    {
        QString text;
        (void)QTest::qWaitFor(
            [&] {
                const QJsonArray mails = QJsonDocument::fromJson(get(mailUrl)).array();
                for (const auto &mail : mails) {
                    if (mail[QStringLiteral("to")].toString() == address &&
                        mail[QStringLiteral("notice")].toString().isEmpty())
                        text = mail[QStringLiteral("text")].toString();
                }
                return !text.isEmpty();
            },
            10000);
        return text;
    }
    /// How many mails and messages lie in the box.
    int mails() { return int(QJsonDocument::fromJson(get(mailUrl)).array().size()); }
    /// Settings of the installation, until the next reset().
    void turn(const QJsonObject &knobs)
    {
        QNetworkRequest request(QUrl(url + QStringLiteral("/__knobs")));
        request.setRawHeader("apikey", secret.toUtf8());
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        (void)finish(m_network.put(request, QJsonDocument(knobs).toJson()));
    }
    void emptyMailBox() { (void)finish(m_network.deleteResource(QNetworkRequest(mailUrl))); }
    /// What a browser would be sent on to.
    QUrl redirectOf(const QUrl &link)
    {
        QNetworkRequest request(link);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        QNetworkReply *reply = finish(m_network.get(request));
        return QUrl::fromEncoded(reply->rawHeader("Location"), QUrl::StrictMode);
    }

    QString url;
    QString key;
    QString legacyKey;
    QString secret;
    QUrl mailUrl;

private:
    QByteArray get(const QUrl &address) { return finish(m_network.get(QNetworkRequest(address)))->readAll(); }
    QNetworkReply *finish(QNetworkReply *reply)
    {
        (void)QTest::qWaitFor([&] { return reply->isFinished(); }, 10000);
        reply->deleteLater();
        return reply;
    }
    static QByteArray run(QStringList arguments)
    {
        QProcess process;
        arguments << QStringLiteral("--home") << qEnvironmentVariable("DESKBELL_STACK_HOME");
        process.start(QStringLiteral(STACK_COMMAND), arguments);
        process.waitForFinished(60000);
        return process.readAllStandardOutput();
    }

    QNetworkAccessManager m_network;
};

/// One program of one person, but for the screens and the keychain.
struct Visitor
{
    HastyTimers timers; ///< as they are, unless somebody skips
    SystemClock clock;
    MemoryVault vault;
    HttpTransport transport;
    ServiceLines lines;
    SupabaseRenewal supabase{transport};
    ServiceRenewal service{lines, supabase};
    RenewalByOrigin renewal{supabase, service};
    SessionKeeper keeper{renewal, vault, timers};
    HttpClient http{transport, keeper};
    PendingLinks links{vault, clock};
    LoopbackListener door{timers};
    Entrance entrance{transport, http, keeper, links, door};
    Auth auth{entrance, http};
    Registrar registrar{entrance};
    DjangoService ownService{transport, lines, entrance};
    QObject context;
    Account account;
    std::optional<SupabaseBackend> backend;
    std::optional<SupabaseFeed> feed;

    /// `url`: by a way of one's own.
    explicit Visitor(const Stack &stack, const QString &key = {}, const QString &url = {})
        : transport([] { return std::make_unique<QNetworkAccessManager>(); },
                    Endpoint::from(url.isEmpty() ? stack.url : url, key.isEmpty() ? stack.key : key).value(),
                    timers)
        , lines([] { return std::make_unique<QNetworkAccessManager>(); }, transport.endpoint(), timers)
    {
    }
    template <class T>
    Result<T> wait(const QFuture<Result<T>> &future)
    {
        std::optional<Result<T>> slot;
        deliver(future, &context, [&](const Result<T> &answer) { slot.emplace(answer); });
        (void)QTest::qWaitFor([&] { return slot.has_value(); }, 30000);
        if (slot && !*slot)
            qInfo() << "answer:" << int(slot->error().kind) << slot->error().status << slot->error().code
                    << slot->error().detail;
        return slot.value_or(Result<T>());
    }
    static QString codeIn(const QString &mail)
    {
        static const QRegularExpression six(QStringLiteral("\\b\\d{6}\\b"));
        return six.match(mail).captured();
    }
    static QUrl linkIn(const QString &mail, const QString &scheme)
    {
        const QRegularExpression any(scheme % QStringLiteral("://\\S+"));
        return QUrl(any.match(mail).captured(), QUrl::StrictMode);
    }
    /// By mail, with a PIN that is set on the way; then the ports that need an account.
    bool comeIn(Stack &stack, const QString &email)
    {
        if (!wait(auth.requestCode(email)).ok())
            return false;
        const auto entered = wait(auth.signInWithCode(email, codeIn(stack.mailTo(email))));
        return entered.ok() && passThePin();
    }
    bool passThePin()
    {
        const QString pin = QStringLiteral("482930");
        const auto known = wait(auth.account());
        if (known.ok() && !known.value().pinSet && !wait(auth.setPin(pin, {}, {})).ok())
            return false;
        const auto outcome = wait(auth.verifyPin(pin));
        const auto now = wait(auth.account());
        if (!outcome.ok() || outcome.value().code != PinOutcome::Code::Ok || !now.ok())
            return false;
        account = now.value();
        backend.emplace(http, account);
        feed.emplace(transport, keeper, account, timers);
        return account.pinVerified && account.isMember();
    }
    bool goLive()
    {
        feed->open();
        return QTest::qWaitFor([this] { return feed->state() == Feed::State::Live; }, 20000);
    }
};

} // namespace desk::test
