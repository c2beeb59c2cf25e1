// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The local stack as the story uses it: up, reset, cut, and the mails that it caught.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace desk::story {

/// What the gateway does with every request of that method whose path and query match; `times` 0: always.
QJsonObject gatewayRule(const QString &method, const QString &path, const QJsonObject &action, int times = 0);
/// The action that asks for ten minutes of patience: so long nothing is sent again by itself.
QJsonObject comeBackLater();

class Stack
{
public:
    /// `command`: packaging/stack; `home`: where it keeps everything.
    Stack(QString command, QString home);

    void up();
    void reset();
    void down();
    [[nodiscard]] QJsonObject status();
    [[nodiscard]] QString home() const { return m_home; }
    [[nodiscard]] QString command() const { return m_command; }

    /// Settings of the stack until its next reset: `{"reauthentication_age": 0}`.
    void turn(const QJsonObject &knobs);
    /// The newest mail to that address that is newer than what was read before; waits for it.
    QString mailTo(const QString &address);
    QString codeFor(const QString &address);
    /// The link in that mail which begins so: `deskbell:` into the program, `http:` through the browser.
    QString linkFor(const QString &address, const QString &beginning);
    /// Opens an address as a browser does, without any key, and answers the page.
    [[nodiscard]] QByteArray browse(const QString &address);
    void forgetMails();
    /// Every code and every link's token that was taken out of a mail so far.
    [[nodiscard]] QStringList secrets() const { return m_secrets; }

    /// What the database itself holds, past every policy: `tickets?title=eq.…`, as PostgREST reads it.
    [[nodiscard]] QJsonArray rows(const QString &query);

    // The knobs of the gateway (Stack::Gateway) and of realtime (Stack::Realtime); see backend/*/README.md.
    static const QString Gateway;
    static const QString Realtime;
    void fault(const QString &knobs, const QList<QJsonObject> &rules);
    /// How many requests met the rules there.
    [[nodiscard]] int faultHits(const QString &knobs);
    void heal(const QString &knobs);
    /// Every websocket dies without a word; answers how many did.
    int cutSockets();
    [[nodiscard]] int sockets();

private:
    int countSockets(const QString &method);
    QByteArray run(const QStringList &words, int seconds);
    QByteArray http(const QString &method, const QString &url, const QByteArray &body = {});

    QString m_command;
    QString m_home;
    QJsonObject m_status;
    QStringList m_secrets;
};

} // namespace desk::story
