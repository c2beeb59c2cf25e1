// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a sign-in service is asked: each address has a transport of its own, which has neither our key nor the
// access token. Addresses are checked here again, whoever they come from.
#pragma once

#include "net/http/httptransport.h"

#include <QJsonObject>
#include <QObject>
#include <QUrl>

#include <map>

namespace desk {

class ServiceLines : public QObject
{
    Q_OBJECT

public:
    using NetworkFactory = HttpTransport::NetworkFactory;

    /// `server`: the one that names the services. Only where that is on this machine may they be, over http.
    ServiceLines(NetworkFactory factory, const Endpoint &server, Timers &timers, Dice dice = systemDice(),
                 QObject *parent = nullptr);

    [[nodiscard]] Result<Endpoint> checked(const QString &address) const;
    /// POST <service>/api/auth/<what>/. An empty `token`: as a stranger.
    QFuture<Result<HttpAnswer>> ask(const QUrl &service, const QByteArray &what, const QJsonObject &body,
                                    const QByteArray &token = {});
    void renewConnections();

    static constexpr qint64 MaxAnswer = 64 << 10; ///< bytes

private:
    NetworkFactory m_factory;
    bool m_plainHere;
    Timers &m_timers;
    Dice m_dice;
    std::map<QUrl, std::unique_ptr<HttpTransport>> m_lines;
};

} // namespace desk
