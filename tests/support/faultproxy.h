// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Stands between a program and a server of this machine, carries their bytes, and does once to one place in
// them what the test says. No clock: what is held is held until somebody leaves or is told.
#pragma once

#include <QByteArrayList>
#include <QTcpServer>
#include <QUrl>

#include <optional>

namespace desk::test {

class FaultProxy final : public QObject
{
    Q_OBJECT

public:
    enum class Fault {
        CutBefore, ///< the connection breaks before the server, or the program, has heard it
        CutAfter,  ///< the server has answered, and the connection breaks before the answer comes through
        HalfOpen,  ///< from there on nothing passes any more, and nobody says so
        SlowDrip,  ///< what answers it comes in hundreds of pieces
        Truncated, ///< what answers it ends in the middle, and so does the connection
        Duplicate, ///< the server gets it on a second connection as well, and first; a push comes twice
        Late,      ///< the server gets it when the program has given up; a push comes when it is released
        Count
    };
    enum class Where {
        Asked,     ///< a request with these words
        NextAsked, ///< the first message on a websocket whose handshake has these words
        Pushed,    ///< what the server says with these words
    };
    struct Trap
    {
        Fault fault;
        Where where;
        QByteArray words;
    };

    explicit FaultProxy(const QUrl &server);
    ~FaultProxy() override;

    [[nodiscard]] QString address() const { return QStringLiteral("http://") + QString::fromLatin1(m_name); }
    /// For the next one only.
    void arm(const Trap &trap);
    [[nodiscard]] bool hasHit() const { return m_isHit; }
    /// A program waits on a connection over which nothing will come.
    [[nodiscard]] bool isStuck() const { return m_stuck > 0; }
    /// What was held for later has arrived and was answered.
    [[nodiscard]] bool isLateDone() const { return m_isLateDone; }
    /// Lets a push that is held go through.
    void release() { Q_EMIT released(); }
    /// Requests with these words in their first line since the trap was set, as the program sent them.
    [[nodiscard]] int count(const QByteArray &words) const;

Q_SIGNALS:
    void released();

private:
    friend class ProxyLine;
    [[nodiscard]] std::optional<Fault> at(Where where, const QByteArray &bytes);

    quint16 m_port; ///< of the server
    QTcpServer m_door;
    QByteArray m_name; ///< as in `Host`
    QByteArray m_serversName;
    std::optional<Trap> m_trap;
    QByteArrayList m_asked;
    bool m_isHit = false;
    bool m_isLateDone = false;
    int m_stuck = 0;
};

[[nodiscard]] const char *nameOf(FaultProxy::Fault fault);

} // namespace desk::test
