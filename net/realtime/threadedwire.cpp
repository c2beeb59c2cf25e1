// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/realtime/threadedwire.h"

#include <utility>

namespace desk {

ThreadedWire::ThreadedWire(std::function<std::unique_ptr<Wire>()> make)
    : m_there(new QObject)
{
    m_thread.setObjectName(QStringLiteral("wire"));
    m_there->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_there, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(m_there, [this, make = std::move(make)] {
        m_wire = make().release();
        m_wire->setParent(m_there);
        connect(m_wire, &Wire::opened, this, &Wire::opened);
        connect(m_wire, &Wire::received, this, &Wire::received);
        connect(m_wire, &Wire::closed, this, &Wire::closed);
    });
}

ThreadedWire::~ThreadedWire()
{
    m_thread.requestInterruption();
    m_thread.quit();
    m_thread.wait();
}

void ThreadedWire::open(const QUrl &address)
{
    QMetaObject::invokeMethod(m_there, [this, address] { m_wire->open(address); });
}

void ThreadedWire::send(const QByteArray &text)
{
    QMetaObject::invokeMethod(m_there, [this, text] { m_wire->send(text); });
}

} // namespace desk
