// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/servicelines.h"

#include "models/domain/deliver.h"

#include <QJsonDocument>

namespace desk {

using namespace std::chrono_literals;

ServiceLines::ServiceLines(NetworkFactory factory, const Endpoint &server, Timers &timers, Dice dice,
                           QObject *parent)
    : QObject(parent)
    , m_factory(std::move(factory))
    , m_plainHere(server.origin().scheme() == u"http")
    , m_timers(timers)
    , m_dice(std::move(dice))
{
}

Result<Endpoint> ServiceLines::checked(const QString &address) const
{
    return Endpoint::ofService(address, m_plainHere);
}

QFuture<Result<HttpAnswer>> ServiceLines::ask(const QUrl &service, const QByteArray &what,
                                              const QJsonObject &body, const QByteArray &token)
{
    const auto endpoint = checked(QString::fromLatin1(service.toEncoded()));
    if (!endpoint)
        return ready<HttpAnswer>(endpoint.error());
    auto &line = m_lines[endpoint.value().origin()];
    if (!line)
        line = std::make_unique<HttpTransport>(m_factory, endpoint.value(), m_timers, m_dice);
    Request request;
    request.verb = Request::Verb::Post;
    request.path = "/api/auth/" + what + '/';
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    if (!token.isEmpty())
        request.headers = {{"Authorization", "Token " + token}};
    request.deadline = 20s; // it asks Supabase several times before it answers
    request.limit = MaxAnswer;
    return line->send(request);
}

void ServiceLines::renewConnections()
{
    for (const auto &[address, line] : m_lines)
        line->renewConnections();
}

} // namespace desk
