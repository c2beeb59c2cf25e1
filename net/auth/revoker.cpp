// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/revoker.h"

#include "models/domain/deliver.h"
#include "net/http/httperror.h"
#include "net/log/log.h"

#include <QEventLoopLocker>

namespace desk {

using namespace std::chrono_literals;

namespace {

constexpr int MaxTries = 30;

/// Nothing is left to be revoked, or the token that could do it has run out. Whatever else is said, by
/// gateways, portals or a server in trouble, is no answer to this.
bool isOver(const Error &error)
{
    return endsSession(error.code) || error.code == u"bad_jwt";
}

} // namespace

Revoker::Revoker(HttpTransport &transport, Timers &timers, Dice dice, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_timers(timers)
    , m_dice(std::move(dice))
{
}

void Revoker::revoke(const QByteArray &accessToken, Identity::SignOut where)
{
    if (accessToken.isEmpty())
        return;
    const int number = m_next++;
    m_waiting.emplace(number, Waiting{accessToken, where, Backoff(1s, 60s, m_dice), nullptr});
    attempt(number);
}

void Revoker::attempt(int number)
{
    Request request;
    request.verb = Request::Verb::Post;
    const Waiting &asked = m_waiting.at(number);
    request.path = asked.where == Identity::SignOut::Everywhere ? "/auth/v1/logout?scope=global"
                                                                : "/auth/v1/logout?scope=local";
    request.bearer = asked.token;
    request.deadline = 10s;
    const bool isFirst = asked.backoff.tries() == 0;
    const auto stay = isFirst ? std::make_shared<QEventLoopLocker>() : nullptr;
    deliver(m_transport.send(request), this, [this, number, stay](const Result<HttpAnswer> &answer) {
        Waiting &one = m_waiting.at(number);
        if (answer || isOver(answer.error()) || one.backoff.tries() >= MaxTries) {
            qCInfo(logAuth) << "session revoked:" << answer.ok();
            m_waiting.erase(number);
            return;
        }
        one.alarm = m_timers.after(one.backoff.next(), [this, number] { attempt(number); });
    });
}

} // namespace desk
