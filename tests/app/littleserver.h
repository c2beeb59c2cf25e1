// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A help desk with one member and one ticket, on a port of this machine. It writes down what it is asked.
#pragma once

#include <QStringList>
#include <QTcpServer>
#include <QTcpSocket>

namespace desk::test {

class LittleServer
{
public:
    LittleServer()
    {
        (void)m_server.listen(QHostAddress::LocalHost, 0);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
            }
        });
    }

    QStringList asked;   ///< paths without their query, in order
    QStringList queries; ///< of the same
    bool verified = false;
    bool member = true;

    [[nodiscard]] QString address() const
    {
        return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort());
    }
    [[nodiscard]] static QString key() { return QStringLiteral("sb_publishable_test_key"); }
    [[nodiscard]] static QString title()
    {
        return QStringLiteral("The printer of the third floor is on fire");
    }
    [[nodiscard]] qsizetype count(const char *function) const
    {
        return asked.count(QStringLiteral("/rest/v1/rpc/") + QLatin1String(function));
    }

private:
    void read(QTcpSocket *socket)
    {
        QByteArray all = socket->property("read").toByteArray() + socket->readAll();
        socket->setProperty("read", all);
        const qsizetype end = all.indexOf("\r\n\r\n");
        if (end < 0 || all.size() < end + 4 + lengthIn(all.left(end).toLower()))
            return;
        socket->setProperty("read", QByteArray());
        const QString target = QString::fromLatin1(all.left(all.indexOf("\r\n")).split(' ').value(1));
        const QString path = target.section(u'?', 0, 0);
        asked << path;
        queries << target.section(u'?', 1);
        const bool isRefused = !member && path.endsWith(u"/pull");
        const QByteArray body = isRefused ? R"({"code":"42501","message":"not allowed"})" : answer(path);
        const QByteArray status = isRefused        ? "HTTP/1.1 403 Forbidden"
                                  : body.isEmpty() ? "HTTP/1.1 404 Not Found"
                                                   : "HTTP/1.1 200 OK";
        socket->setProperty("read", {}); // a PIN was in it, and the memory of this process is searched
        socket->write(status + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " +
                      QByteArray::number(body.size()) + "\r\n\r\n" + body);
        socket->disconnectFromHost();
    }
    static qsizetype lengthIn(const QByteArray &headers)
    {
        const qsizetype at = headers.indexOf("content-length:");
        return at < 0 ? 0 : headers.mid(at + 15, headers.indexOf("\r\n", at) - at - 15).trimmed().toInt();
    }
    QByteArray answer(const QString &path)
    {
        if (path == u"/auth/v1/token")
            return R"({"access_token":"access1","refresh_token":"refresh1","token_type":"bearer",)"
                   R"("expires_in":900,"user":{"id":"x","email":"ana@desk.test"}})";
        if (path == u"/auth/v1/logout")
            return "{}";
        if (path == u"/auth/v1/user")
            return R"({"id":"00000000-0000-4000-8000-000000000001","email":"ana@desk.test",)"
                   R"("new_email":"ana@new.test","email_change_sent_at":"2026-01-02T03:04:05Z"})";
        if (path == u"/auth/v1/verify")
            return R"({"msg":"One box has agreed","code":"200"})";
        const QString function = path.section(u'/', -1);
        verified = (verified || function == u"verify_pin") && function != u"lock_session";
        if (function == u"my_state")
            return R"({"user_id":"00000000-0000-4000-8000-000000000001","display_name":"Ana Ribeiro",)"
                   R"("memberships":[)" +
                   QByteArray(member ? R"({"org_id":"00000000-0000-4000-8000-00000000000f",)"
                                       R"("org_name":"Demo","role":"staff"})"
                                     : "") +
                   R"(],"pin_min":6,"pin_set":true,"idle_minutes":15,"verified":)" +
                   QByteArray(verified ? "true}" : "false}");
        if (function == u"verify_pin")
            return R"({"ok":true,"seal":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="})";
        if (function == u"lock_session" || function == u"touch_session")
            return "true";
        if (function == u"pull")
            return R"({"reset":false,"more":false,"cursor":"1","tickets":[)"
                   R"({"id":"00000000-0000-4000-8000-0000000000a3","number":12,)"
                   R"("requester_id":"00000000-0000-4000-8000-000000000002","title":")" +
                   title().toUtf8() +
                   R"(","description":"","category":"","status":"open","priority":"high","version":1,)"
                   R"("created_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-02T03:04:05Z"}]})";
        return path.startsWith(u"/rest/v1/") ? QByteArray("[]") : QByteArray();
    }

    QTcpServer m_server;
};

} // namespace desk::test
