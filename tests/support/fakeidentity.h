// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An Identity that records what is asked of it and answers when the test says so. No logic.
#pragma once

#include "models/domain/deliver.h"
#include "models/ports/identity.h"

#include <QPromise>
#include <QQueue>
#include <QUrl>

#include <memory>

namespace desk {

class FakeIdentity : public Identity
{
public:
    QStringList calls; ///< "requestCode ana@deskbell.test", "verifyPin 491736", in order
    Keeping kept = Keeping::Keychain;
    Result<QUrl> browser = QUrl(QStringLiteral("https://desk.test/auth/v1/authorize"));
    bool signedIn = false;

    /// Answers the oldest question of its kind; false when nobody has asked.
    bool answer(const Result<Done> &result) { return give(m_done, result); }
    bool answer(const Result<Account> &result) { return give(m_accounts, result); }
    bool answer(const Result<PinOutcome> &result) { return give(m_outcomes, result); }
    bool answer(const Result<WaysIn> &result) { return give(m_ways, result); }
    void end(EndReason reason) { Q_EMIT ended(reason); }
    void keep(Keeping keeping)
    {
        kept = keeping;
        Q_EMIT keepingChanged(keeping);
    }

    QFuture<Result<Account>> restore() override { return ask(m_accounts, {QStringLiteral("restore")}); }
    void setAside() override { calls << QStringLiteral("setAside"); }
    QFuture<Result<Done>> requestCode(const QString &email) override
    {
        return ask(m_done, {QStringLiteral("requestCode"), email});
    }
    QFuture<Result<Account>> signInWithCode(const QString &email, const QString &code) override
    {
        return ask(m_accounts, {QStringLiteral("signInWithCode"), email, code});
    }
    QFuture<Result<Account>> signInWithPassword(const QString &email, const QString &password) override
    {
        return ask(m_accounts, {QStringLiteral("signInWithPassword"), email, password});
    }
    /// By its looks, and at once: what is inside is net/auth's matter.
    QFuture<Result<LinkKind>> inspectLink(const QUrl &link) override
    {
        const bool inMail = link.query().contains(QStringLiteral("token_hash="));
        return ready<LinkKind>(inMail ? LinkKind::InMail : LinkKind::Reply);
    }
    QFuture<Result<Account>> signInWithLink(const QUrl &link) override
    {
        return ask(m_accounts, {QStringLiteral("signInWithLink"), link.toString()});
    }
    /// Not among the calls: every door asks as soon as it is shown.
    QFuture<Result<WaysIn>> ways() override
    {
        const auto question = ask(m_ways, {});
        calls.removeLast();
        return question;
    }
    QFuture<Result<Done>> requestTextCode(const QString &phone) override
    {
        return ask(m_done, {QStringLiteral("requestTextCode"), phone});
    }
    QFuture<Result<Account>> signInWithTextCode(const QString &phone, const QString &code) override
    {
        return ask(m_accounts, {QStringLiteral("signInWithTextCode"), phone, code});
    }
    Result<QUrl> browserAddress(const QString &provider) override
    {
        calls << QStringLiteral("browserAddress ") + provider;
        return browser;
    }
    QFuture<Result<Account>> account() override { return ask(m_accounts, {QStringLiteral("account")}); }
    QFuture<Result<PinOutcome>> verifyPin(const QString &pin) override
    {
        return ask(m_outcomes, {QStringLiteral("verifyPin"), pin});
    }
    QFuture<Result<PinOutcome>> setPin(const QString &pin, const QString &oldPin,
                                       const QString &enrolCode) override
    {
        return ask(m_outcomes, {QStringLiteral("setPin"), pin, oldPin, enrolCode});
    }
    QFuture<Result<Done>> lock() override { return ask(m_done, {QStringLiteral("lock")}); }
    QFuture<Result<Done>> touch() override { return ask(m_done, {QStringLiteral("touch")}); }
    void signOut(SignOut where) override
    {
        calls << (where == SignOut::Here ? QStringLiteral("signOut") : QStringLiteral("signOut everywhere"));
    }
    [[nodiscard]] bool isSignedIn() const override { return signedIn; }
    [[nodiscard]] Keeping keeping() const override { return kept; }

private:
    template <class T>
    using Asked =
        QQueue<std::shared_ptr<QPromise<Result<T>>>>; // shared: QPromise cannot be copied into a queue

    template <class T>
    QFuture<Result<T>> ask(Asked<T> &asked, const QStringList &call)
    {
        calls << call.join(u' ').trimmed();
        asked.enqueue(std::make_shared<QPromise<Result<T>>>());
        asked.back()->start();
        return asked.back()->future();
    }
    template <class T>
    bool give(Asked<T> &asked, const Result<T> &result)
    {
        if (asked.isEmpty())
            return false;
        const auto promise = asked.dequeue();
        promise->addResult(result);
        promise->finish();
        return true;
    }

    Asked<Done> m_done;
    Asked<Account> m_accounts;
    Asked<PinOutcome> m_outcomes;
    Asked<WaysIn> m_ways;
};

} // namespace desk
