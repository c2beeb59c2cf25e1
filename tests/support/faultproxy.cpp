// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultproxy.h"

#include "tests/support/proxyline.h"

#include <array>

namespace desk::test {

FaultProxy::FaultProxy(const QUrl &server)
    : m_port(quint16(server.port()))
    , m_serversName(server.authority().toLatin1())
{
    (void)m_door.listen(QHostAddress::LocalHost, 0);
    m_name = "127.0.0.1:" + QByteArray::number(m_door.serverPort());
    connect(&m_door, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *program = m_door.nextPendingConnection())
            (new ProxyLine(*this, program))->setParent(this);
    });
}

FaultProxy::~FaultProxy() = default;

void FaultProxy::arm(const Trap &trap)
{
    m_trap = trap;
    m_isHit = false;
    m_isLateDone = false;
    m_asked.clear();
}

int FaultProxy::count(const QByteArray &words) const
{
    return int(std::count_if(m_asked.begin(), m_asked.end(),
                             [&words](const QByteArray &line) { return line.contains(words); }));
}

std::optional<FaultProxy::Fault> FaultProxy::at(Where where, const QByteArray &bytes)
{
    if (!m_trap || m_trap->where != where || !bytes.contains(m_trap->words))
        return {};
    m_isHit = true;
    const Fault fault = m_trap->fault;
    m_trap.reset();
    return fault;
}

const char *nameOf(FaultProxy::Fault fault)
{
    constexpr std::array<const char *, int(FaultProxy::Fault::Count)> names{
        "cut before", "cut after", "half open", "slow drip", "truncated", "duplicate", "late"};
    return names.at(std::size_t(fault));
}

} // namespace desk::test
