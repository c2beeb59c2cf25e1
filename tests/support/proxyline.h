// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One connection through the FaultProxy, and the fault that has met it.
#pragma once

#include "tests/support/faultproxy.h"

#include <QTcpSocket>
#include <QTimer>

namespace desk::test {

class ProxyLine final : public QObject
{
    Q_OBJECT

public:
    /// `program` becomes ours. We go when both ends have.
    ProxyLine(FaultProxy &proxy, QTcpSocket *program);
    ~ProxyLine() override;

private:
    using Fault = FaultProxy::Fault;

    void heardProgram();
    void asked(const QByteArray &request);
    void wreckAsked(Fault fault, const QByteArray &request);
    void askTwice(const QByteArray &request);
    void heardServer();
    void wreckPush(Fault fault, const QByteArray &bytes);
    void pass(const QByteArray &bytes);
    void drip();
    void breakOff(const QByteArray &bytes);
    void cut();
    void setStuck(bool stuck);
    void programLeft();
    void serverLeft();

    FaultProxy &m_proxy;
    QTcpSocket *m_program;
    QTcpSocket m_server;
    QTcpSocket m_twin;
    QTimer m_drip;
    QByteArray m_asking;    ///< a request that is not whole yet
    QByteArray m_handshake; ///< empty: no websocket
    QByteArray m_held;
    QByteArray m_dripping;
    std::optional<Fault> m_fault;
    bool m_isStuck = false;
};

} // namespace desk::test
