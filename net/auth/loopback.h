// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A door for browsers that will not open our scheme: http://127.0.0.1:<random port>/<random path>, open only
// while somebody waits for a link, for one visit.
#pragma once

#include "models/ports/timers.h"

#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <memory>

class QTcpSocket;

namespace desk {

/// Where the links of the next mail shall lead.
class ReturnAddress
{
public:
    virtual ~ReturnAddress() = default;
    /// Waits for a visit from now on, when it can.
    [[nodiscard]] virtual QUrl open() = 0;
    virtual void shut() = 0;
    [[nodiscard]] static QUrl ownScheme() { return QUrl(QStringLiteral("deskbell://auth/callback")); }
};

class LoopbackListener final : public QObject, public ReturnAddress
{
    Q_OBJECT

public:
    explicit LoopbackListener(Timers &timers, QObject *parent = nullptr);
    ~LoopbackListener() override;

    /// A new address each time; the one before is forgotten. Our own scheme when no port can be had.
    [[nodiscard]] QUrl open() override;
    void shut() override;

    /// As long as the link in the mail works (GoTrue's otp_expiry, as our stack sets it).
    static constexpr std::chrono::minutes OpenFor{10};
    static constexpr std::chrono::seconds VisitLasts{10};
    static constexpr int MaxVisitors = 8;
    static constexpr qsizetype MaxRequest = 8192;

Q_SIGNALS:
    /// Well-formed and with the right path; whether it is worth anything the server will say.
    void arrived(const QUrl &link);

private:
    void visited();
    void read(QTcpSocket *visitor);
    void answer(QTcpSocket *visitor, const QByteArray &request);
    /// The link that the request brings, invalid when it is not the one visit that we wait for.
    [[nodiscard]] QUrl linkOf(const QByteArray &request) const;

    Timers &m_timers;
    QTcpServer m_server;
    QByteArray m_path;
    QHash<QTcpSocket *, QByteArray> m_visitors;
    QHash<QTcpSocket *, std::shared_ptr<Alarm>> m_patience;
    std::unique_ptr<Alarm> m_until;
};

} // namespace desk
