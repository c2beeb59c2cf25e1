// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The other end of a websocket, played by the test: said, expected, silence.
#pragma once

#include "net/realtime/frames.h"
#include "net/realtime/wire.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

namespace desk::test {

class FakeWire final : public Wire
{
    Q_OBJECT

public:
    QUrl address;
    QList<frames::Frame> sent;
    bool answersBeats = true;
    Sieve sieve;

    void hear(const QByteArray &text)
    {
        if (!sieve || !sieve(text))
            Q_EMIT received(text);
    }

    void open(const QUrl &url) override { address = url; }
    void send(const QByteArray &text) override
    {
        sent.append(frames::decodeText(text, frames::Vsn::V2).value());
        if (answersBeats && sent.last().event == u"heartbeat")
            Q_EMIT received("[null,\"" + sent.last().ref.toLatin1() + "\",\"phoenix\",\"phx_reply\",{}]");
    }
};

/// Makes wires and keeps an eye on them.
struct Switchboard
{
    QList<QPointer<FakeWire>> wires;

    WireFactory factory()
    {
        return [this](Sieve sieve) {
            auto wire = std::make_unique<FakeWire>();
            wire->sieve = std::move(sieve);
            wires.append(wire.get());
            return wire;
        };
    }
    [[nodiscard]] FakeWire &wire() const { return *wires.last(); }
    void say(const QByteArray &text) const { wires.last()->hear(text); }
    /// The newest frame of this event that the client sent about its rows; an empty one when there is none.
    [[nodiscard]] frames::Frame last(const QString &event) const
    {
        for (auto it = wire().sent.crbegin(); it != wire().sent.crend(); ++it) {
            if (it->event == event && isAboutRows(*it))
                return *it;
        }
        return {};
    }
    [[nodiscard]] int count(const QString &event) const
    {
        int found = 0;
        for (const frames::Frame &frame : wire().sent)
            found += frame.event == event && isAboutRows(frame) ? 1 : 0;
        return found;
    }
    /// The team has a second room beside the one of its rows: each person's own.
    [[nodiscard]] bool isAboutRows(const frames::Frame &frame) const
    {
        const QString first = wire().sent.first().topic;
        return !first.startsWith(u"realtime:org:") || !frame.topic.startsWith(u"realtime:user:");
    }
    /// The newest join of the person's own room beside that of the rows.
    [[nodiscard]] frames::Frame ownJoin() const
    {
        for (auto it = wire().sent.crbegin(); it != wire().sent.crend(); ++it) {
            if (it->event == u"phx_join" && !isAboutRows(*it))
                return *it;
        }
        return {};
    }
    void tell(const QString &joinRef, const QString &ref, const QString &topic, const QString &event,
              const QByteArray &payload) const
    {
        say(frames::encodeText({joinRef, ref, topic, event, payload}, frames::Vsn::V2));
    }
    void answerJoin(const QByteArray &payload) const
    {
        const frames::Frame join = last(QStringLiteral("phx_join"));
        tell(join.joinRef, join.ref, join.topic, QStringLiteral("phx_reply"), payload);
    }
    void refuseJoin(const QByteArray &reason) const
    {
        answerJoin(R"({"status":"error","response":{"reason":")" + reason + "\"}}");
    }
    void acceptJoin() const { answerJoin(R"({"status":"ok","response":{"postgres_changes":[]}})"); }
    void system(const char *status, const char *extension, const QByteArray &message) const
    {
        const frames::Frame join = last(QStringLiteral("phx_join"));
        tell(join.joinRef, QString(), join.topic, QStringLiteral("system"),
             QByteArray(R"({"status":")") + status + R"(","extension":")" + extension + R"(","message":")" +
                 message + "\"}");
    }
    void goLive() const
    {
        acceptJoin();
        system("ok", "postgres_changes", "Subscribed to PostgreSQL");
    }
};

} // namespace desk::test
