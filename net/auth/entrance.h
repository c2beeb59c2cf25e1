// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every way in ends with: GoTrue's answer becomes a session that is kept, and the database says who that
// is. Also how GoTrue is asked, as a stranger or as the one who is signed in.
#pragma once

#include "models/domain/account.h"
#include "models/domain/result.h"
#include "net/auth/loopback.h"
#include "net/auth/pendinglinks.h"
#include "net/auth/sessionkeeper.h"
#include "net/http/httpclient.h"

#include <QFuture>
#include <QJsonObject>
#include <QObject>

namespace desk {

class Entrance : public QObject
{
    Q_OBJECT

public:
    using Answer = QFuture<Result<HttpAnswer>>;

    /// `http` carries the session of `session`; `door` is where links lead.
    Entrance(HttpTransport &transport, HttpClient &http, SessionKeeper &session, PendingLinks &links,
             ReturnAddress &door, QObject *parent = nullptr);

    /// POST /auth/v1…, without a session.
    Answer ask(const QByteArray &path, const QJsonObject &body);
    /// GET, without a session.
    Answer read(const QByteArray &path);
    /// With the session; one that the server says is over ends here too.
    Answer askAsMe(Request::Verb verb, const QByteArray &path, const QJsonObject &body = {});

    /// A session that was opened is kept first, then in force.
    QFuture<Result<Done>> admit(const QFuture<Result<SessionPointer>> &opened);
    /// The same with the session that `answer` brings.
    QFuture<Result<Done>> admit(const Answer &answer);
    /// admit(), then account().
    QFuture<Result<Account>> enter(const QFuture<Result<SessionPointer>> &opened);
    QFuture<Result<Account>> enter(const Answer &answer);
    /// Who I am, by `my_state`. A session that the database does not know any more has ended.
    QFuture<Result<Account>> account();

    /// For a browser, which brings no key.
    [[nodiscard]] QUrl address(const QByteArray &path) const;
    [[nodiscard]] SessionKeeper &session() { return m_session; }
    [[nodiscard]] PendingLinks &links() { return m_links; }
    [[nodiscard]] ReturnAddress &door() { return m_door; }

private:
    HttpTransport &m_transport;
    HttpClient &m_http;
    SessionKeeper &m_session;
    PendingLinks &m_links;
    ReturnAddress &m_door;
};

/// A stranger's address or number gets the same answer as a member's.
[[nodiscard]] Result<Done> neutral(const Result<HttpAnswer> &answer);
/// What can be seen without asking anybody: Rejected with `code`.
[[nodiscard]] Error rejected(const char *code);
/// An answer about a session that is not the one in force any more: it ends nothing and opens nothing.
[[nodiscard]] Error anotherSession();
/// Loose on purpose: whether an address exists, its mail box decides.
[[nodiscard]] bool isMailAddress(const QString &email);
/// The six to ten digits of a code as people type or paste it; empty when it is none.
[[nodiscard]] QString plainCode(const QString &code);

} // namespace desk
