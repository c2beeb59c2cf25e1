// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/realtime/support/client.h"

#include <QJsonDocument>
#include <QTest>
#include <QUrlQuery>

namespace desk::realtime::test {

Client::Client(frames::Vsn vsn)
    : m_vsn(vsn)
{
    connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        if (const auto frame = frames::decodeText(text.toUtf8(), m_vsn))
            heard.append(*frame);
        else
            heard.append({{}, {}, QStringLiteral("garbage"), QStringLiteral("garbage"), text.toUtf8()});
    });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &bytes) {
        if (const auto broadcast = frames::decodeBroadcast(bytes))
            binaries.append(*broadcast);
    });
}

bool Client::open(const QUrl &server, const QByteArray &key)
{
    QUrl url = server;
    url.setScheme(QStringLiteral("ws"));
    url.setPath(QStringLiteral("/realtime/v1/websocket"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("apikey"), QString::fromUtf8(key));
    if (m_vsn == frames::Vsn::V2)
        query.addQueryItem(QStringLiteral("vsn"), QStringLiteral("2.0.0"));
    url.setQuery(query);
    m_socket.open(url);
    return QTest::qWaitFor([this] { return isOpen(); }, 5000);
}

QString Client::push(const QString &topic, const QString &event, const QByteArray &payload)
{
    QString ref = QString::number(++m_lastRef);
    if (event == QLatin1String("phx_join"))
        m_joinRefs.insert(topic, ref);
    const frames::Frame frame{m_joinRefs.value(topic), ref, topic, event, payload};
    m_socket.sendTextMessage(QString::fromUtf8(frames::encodeText(frame, m_vsn)));
    return ref;
}

QString Client::join(const QString &topic, const QByteArray &token, const QByteArray &config)
{
    const QByteArray access = token.isEmpty() ? QByteArray() : R"(,"access_token":")" + token + '"';
    return push(topic, QStringLiteral("phx_join"), "{\"config\":" + config + access + '}');
}

bool Client::follow(const QString &topic, const QByteArray &token, const QByteArray &binding)
{
    const int from = int(heard.size());
    join(topic, token, R"({"postgres_changes":[)" + binding + "]}");
    const int at = await(topic, QStringLiteral("system"), from);
    return at >= 0 && payload(at).value(QLatin1String("status")).toString() == QLatin1String("ok");
}

int Client::await(const QString &topic, const QString &event, int from)
{
    int found = -1;
    (void)QTest::qWaitFor(
        [&] {
            for (int i = from; i < heard.size() && found < 0; ++i) {
                if (heard[i].topic == topic && heard[i].event == event)
                    found = i;
            }
            return found >= 0;
        },
        5000);
    return found;
}

int Client::awaitReply(const QString &ref, int from)
{
    int found = -1;
    (void)QTest::qWaitFor(
        [&] {
            for (int i = from; i < heard.size() && found < 0; ++i) {
                if (heard[i].event == QLatin1String("phx_reply") && heard[i].ref == ref)
                    found = i;
            }
            return found >= 0;
        },
        5000);
    return found;
}

int Client::count(const QString &topic, const QString &event) const
{
    return int(std::count_if(heard.begin(), heard.end(), [&](const frames::Frame &frame) {
        return frame.topic == topic && frame.event == event;
    }));
}

QJsonObject Client::payload(int at) const
{
    return QJsonDocument::fromJson(heard.value(at).payload).object();
}

bool Client::settle()
{
    return awaitReply(push(QStringLiteral("phoenix"), QStringLiteral("heartbeat"), "{}"),
                      int(heard.size())) >= 0;
}

} // namespace desk::realtime::test
