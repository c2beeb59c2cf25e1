// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/whole/pilot/pilot.h"

#include "tests/support/memory.h"
#include "tests/whole/pilot/hands.h"

#include <QApplication>
#include <QJsonDocument>
#include <QTimer>

namespace desk {

namespace {

/// Ends the program as somebody does who means it, also when it asks about what was begun and not sent.
void leave()
{
    QApplication::closeAllWindows();
    if (!hands::find(QStringLiteral("leaveQuestion")))
        return;
    hands::click(QStringLiteral("questionYes"));
    QTimer::singleShot(0, qApp, &leave);
}

} // namespace

Pilot::Pilot()
{
    const QString address = qEnvironmentVariable("DESKBELL_PILOT");
    connect(&m_socket, &QLocalSocket::readyRead, this, &Pilot::read);
    // The plugin is made before the application object is whole: connect when the loop runs.
    QTimer::singleShot(0, this, [this, address] { m_socket.connectToServer(address); });
}

void Pilot::read()
{
    while (m_socket.canReadLine()) {
        const QJsonObject order = QJsonDocument::fromJson(m_socket.readLine()).object();
        m_socket.write(QJsonDocument(obey(order)).toJson(QJsonDocument::Compact) + '\n');
        m_socket.flush();
    }
}

QJsonObject Pilot::obey(const QJsonObject &order)
{
    const QString verb = order.value(QLatin1String("do")).toString();
    const QString name = order.value(QLatin1String("name")).toString();
    const QString text = order.value(QLatin1String("text")).toString();
    const int row = order.value(QLatin1String("row")).toInt();
    if (verb == QLatin1String("describe"))
        return hands::describe(name);
    if (verb == QLatin1String("click"))
        return hands::click(name);
    if (verb == QLatin1String("type"))
        return hands::type(name, text);
    if (verb == QLatin1String("paste"))
        return hands::paste(name, text);
    if (verb == QLatin1String("press"))
        return hands::press(name, text);
    if (verb == QLatin1String("rows"))
        return hands::rows(name);
    if (verb == QLatin1String("clickRow"))
        return hands::clickRow(name, row, order.value(QLatin1String("twice")).toBool());
    if (verb == QLatin1String("trigger"))
        return hands::trigger(name);
    if (verb == QLatin1String("choose"))
        return name.isEmpty() ? hands::choose(text) : hands::pick(name, text);
    if (verb == QLatin1String("grab"))
        return hands::grab(text, name);
    if (verb == QLatin1String("resize"))
        return hands::resize(order.value(QLatin1String("width")).toInt(),
                             order.value(QLatin1String("height")).toInt());
    if (verb == QLatin1String("texts"))
        return hands::texts();
    if (verb == QLatin1String("remembers"))
        return {{QStringLiteral("ok"), true},
                {QStringLiteral("times"), test::timesInMemory(test::Disguised(text.toLatin1()))},
                {QStringLiteral("filler"), order.value(QLatin1String("filler"))}};
    if (verb == QLatin1String("closeWindows")) {
        QTimer::singleShot(0, qApp, &QApplication::closeAllWindows);
        return {{QStringLiteral("ok"), true}};
    }
    if (verb == QLatin1String("quit")) {
        QTimer::singleShot(0, qApp, &leave);
        return {{QStringLiteral("ok"), true}};
    }
    return {{QStringLiteral("ok"), false},
            {QStringLiteral("why"), QString(QStringLiteral("unknown order ") + verb)}};
}

} // namespace desk
