// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A bus of the test's own: nothing of the machine's is heard, and nothing is said to it.
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace desk::test {

class PrivateBus
{
public:
    ~PrivateBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    /// False when there is no dbus-daemon.
    bool start()
    {
        // The system's own description would start services, a keyring for example, for whoever asks for one.
        QFile description(m_folder.filePath(QStringLiteral("bus.conf")));
        if (!description.open(QIODevice::WriteOnly))
            return false;
        description.write("<busconfig><type>session</type><listen>unix:dir=" + m_folder.path().toUtf8() +
                          "</listen><policy context=\"default\">"
                          "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
                          "<allow own=\"*\"/></policy></busconfig>");
        description.close();
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--config-file=") + description.fileName(), QStringLiteral("--nofork"),
                        QStringLiteral("--nopidfile"), QStringLiteral("--print-address")});
        if (!QTest::qWaitFor([this] { return m_daemon.canReadLine(); }, 10000))
            return false;
        m_address = m_daemon.readLine().trimmed();
        return true;
    }
    [[nodiscard]] QByteArray address() const { return m_address; }
    [[nodiscard]] QDBusConnection connection(const QString &name) const
    {
        return QDBusConnection::connectToBus(QString::fromLatin1(m_address), name);
    }
    /// The bus keeps the order only of one sender: when this returns it has everything that `bus` said.
    static bool flush(const QDBusConnection &bus)
    {
        const auto ask =
            QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/"),
                                           QStringLiteral("org.freedesktop.DBus"), QStringLiteral("GetId"));
        return bus.call(ask).type() == QDBusMessage::ReplyMessage;
    }
    static bool say(const QDBusConnection &bus, const QString &path, const QString &interface,
                    const char *name, const QVariantList &words = {})
    {
        QDBusMessage said = QDBusMessage::createSignal(path, interface, QString::fromLatin1(name));
        said.setArguments(words);
        return bus.send(said);
    }

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QByteArray m_address;
};

} // namespace desk::test
