// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/proxyline.h"

#include <QHostAddress>

namespace desk::test {

namespace {

/// Of the first request in these bytes; -1: it is not whole yet.
qsizetype lengthOfRequest(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return -1;
    const QByteArray head = bytes.left(end + 2).toLower();
    const qsizetype at = head.indexOf("\r\ncontent-length:");
    const qsizetype body =
        at < 0 ? 0 : head.mid(at + 17, head.indexOf('\r', at + 2) - at - 17).trimmed().toInt();
    return bytes.size() < end + 4 + body ? -1 : end + 4 + body;
}

bool isHandshake(const QByteArray &request)
{
    return request.toLower().contains("\r\nupgrade: websocket");
}

} // namespace

ProxyLine::ProxyLine(FaultProxy &proxy, QTcpSocket *program)
    : m_proxy(proxy)
    , m_program(program)
{
    program->setParent(this);
    for (QTcpSocket *socket : {m_program, &m_server, &m_twin})
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_program, &QTcpSocket::disconnected, this, &ProxyLine::programLeft);
    connect(&m_server, &QTcpSocket::connected, this, [this] {
        connect(m_program, &QTcpSocket::readyRead, this, &ProxyLine::heardProgram);
        heardProgram();
    });
    connect(&m_server, &QTcpSocket::readyRead, this, &ProxyLine::heardServer);
    connect(&m_server, &QTcpSocket::disconnected, this, &ProxyLine::serverLeft);
    connect(&m_server, &QTcpSocket::errorOccurred, this, &ProxyLine::serverLeft);
    connect(&m_drip, &QTimer::timeout, this, &ProxyLine::drip);
    m_server.connectToHost(QHostAddress::LocalHost, m_proxy.m_port);
}

ProxyLine::~ProxyLine()
{
    setStuck(false);
    for (QTcpSocket *socket : {m_program, &m_server, &m_twin}) {
        socket->disconnect(this);
        socket->abort();
    }
}

void ProxyLine::heardProgram()
{
    m_asking += m_program->readAll();
    for (;;) {
        const qsizetype length = m_handshake.isEmpty() ? lengthOfRequest(m_asking) : m_asking.size();
        if (length <= 0)
            return;
        QByteArray request = m_asking.left(length);
        m_asking.remove(0, length);
        if (m_handshake.isEmpty()) // the gateway answers to its own name only
            request.replace(m_proxy.m_name, m_proxy.m_serversName);
        asked(request);
    }
}

void ProxyLine::asked(const QByteArray &request)
{
    if (m_isStuck)
        return;
    const bool isNext = !m_handshake.isEmpty();
    if (!isNext)
        m_proxy.m_asked.append(request.left(request.indexOf("\r\n")));
    const auto fault = isNext ? m_proxy.at(FaultProxy::Where::NextAsked, m_handshake)
                              : m_proxy.at(FaultProxy::Where::Asked, request);
    if (!isNext && isHandshake(request))
        m_handshake = request;
    if (fault)
        wreckAsked(*fault, request);
    else
        m_server.write(request);
}

void ProxyLine::wreckAsked(Fault fault, const QByteArray &request)
{
    m_fault = fault;
    switch (fault) {
    case Fault::CutBefore:
        return cut();
    case Fault::Duplicate:
        return askTwice(request);
    case Fault::Late:
        m_held = request;
        return setStuck(true);
    case Fault::HalfOpen:
        setStuck(true);
        break;
    default:
        break;
    }
    m_server.write(request);
}

/// On a connection of its own, which for a websocket begins with the same handshake.
void ProxyLine::askTwice(const QByteArray &request)
{
    const bool isNext = !m_handshake.isEmpty() && request != m_handshake;
    auto waiting = std::make_shared<QByteArrayList>(isNext ? QByteArrayList{m_handshake, request}
                                                           : QByteArrayList{request});
    const auto next = [this, waiting, request] {
        (void)m_twin.readAll();
        if (!waiting->isEmpty()) {
            m_twin.write(waiting->takeFirst());
            return;
        }
        m_twin.disconnect(this);
        m_fault.reset();
        m_server.write(request);
    };
    connect(&m_twin, &QTcpSocket::connected, this, next);
    connect(&m_twin, &QTcpSocket::readyRead, this, next);
    m_twin.connectToHost(QHostAddress::LocalHost, m_proxy.m_port);
}

void ProxyLine::heardServer()
{
    const QByteArray bytes = m_server.readAll();
    if (!m_fault) {
        const auto fault = m_proxy.at(FaultProxy::Where::Pushed, bytes);
        return fault ? wreckPush(*fault, bytes) : pass(bytes);
    }
    switch (*m_fault) {
    case Fault::CutAfter:
        return cut();
    case Fault::Truncated:
        return breakOff(bytes);
    case Fault::HalfOpen:
        return;
    case Fault::Late:
        m_proxy.m_isLateDone = true;
        return deleteLater();
    default:
        return pass(bytes);
    }
}

void ProxyLine::wreckPush(Fault fault, const QByteArray &bytes)
{
    m_fault = fault;
    switch (fault) {
    case Fault::CutBefore:
        return cut();
    case Fault::CutAfter:
        pass(bytes);
        m_program->flush();
        return cut();
    case Fault::HalfOpen:
        return setStuck(true);
    case Fault::Truncated:
        return breakOff(bytes);
    case Fault::Late:
        m_fault.reset();
        connect(
            &m_proxy, &FaultProxy::released, this, [this, bytes] { pass(bytes); }, Qt::SingleShotConnection);
        return;
    case Fault::Duplicate:
        m_fault.reset();
        pass(bytes);
        break;
    default:
        break;
    }
    pass(bytes);
}

void ProxyLine::pass(const QByteArray &bytes)
{
    if (m_fault != Fault::SlowDrip) {
        m_program->write(bytes);
        return;
    }
    m_dripping += bytes;
    m_drip.start(0);
}

/// Byte by byte at the end; what is large does not take minutes.
void ProxyLine::drip()
{
    const qsizetype piece = m_dripping.size() / 200 + 1;
    m_program->write(m_dripping.left(piece));
    m_program->flush();
    m_dripping.remove(0, piece);
    if (!m_dripping.isEmpty())
        return;
    m_drip.stop();
    m_fault.reset(); // what is answered later is none of this
}

void ProxyLine::breakOff(const QByteArray &bytes)
{
    m_fault = Fault::HalfOpen; // what else comes is of no interest
    m_program->write(bytes.left(bytes.size() / 2));
    m_program->disconnectFromHost();
}

void ProxyLine::cut()
{
    deleteLater();
    m_program->disconnect(this);
    m_program->abort();
    m_server.disconnect(this);
    m_server.abort();
}

void ProxyLine::setStuck(bool stuck)
{
    if (std::exchange(m_isStuck, stuck) != stuck)
        m_proxy.m_stuck += stuck ? 1 : -1;
}

void ProxyLine::programLeft()
{
    setStuck(false);
    if (m_fault == Fault::Late && !m_held.isEmpty())
        m_server.write(std::exchange(m_held, {}));
    else
        deleteLater();
}

void ProxyLine::serverLeft()
{
    if (m_fault == Fault::HalfOpen || m_fault == Fault::Late)
        return;
    m_drip.stop();
    m_program->write(std::exchange(m_dripping, {}));
    m_program->disconnectFromHost();
}

} // namespace desk::test
