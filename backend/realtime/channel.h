// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/authority.h"
#include "backend/realtime/outlet.h"
#include "backend/realtime/services.h"

#include <deque>

namespace desk::realtime {

// One topic that one client joined: Joining (frames wait) → Joined → Closed (says and hears nothing any
// more).
class Channel : public QObject, public Member, public Subscriber
{
    Q_OBJECT

public:
    Channel(Services &services, Outlet &outlet, const frames::Frame &join, QObject *parent);
    ~Channel() override;

    // `oldJoinRef` is that of the channel which this one replaces, or null.
    void start(const QString &oldJoinRef);
    void take(const frames::Frame &frame);
    void take(const frames::UserBroadcast &broadcast);
    void resubscribe();                  // there may be a gap: ends in another `system` ok
    void leave();                        // silently, the connection is gone or the topic joined anew
    void shut(const QString &message);   // `system` error, phx_close
    void sayGoodbye();                   // the server goes
    void act(const QJsonObject &action); // a fault, now

    const QString &topic() const { return m_topic; }
    const QString &joinRef() const { return m_joinRef; }
    QString sub() const { return QString::fromUtf8(m_claims.sub); }
    bool isClosed() const { return m_state == State::Closed; }

    void hear(const Spoken &spoken) override;
    void hearPresence(const QByteArray &diff) override;
    quint64 memberId() const override { return m_memberId; }
    void takeChange(const QList<qint64> &ids, const QByteArray &data) override;

Q_SIGNALS:
    void closed();

private:
    enum class State { Joining, Joined, Closed };

    // channel.cpp: from join to close
    void askToEnter();
    void admit();
    void welcome();
    void refuse(const QString &reason);
    void takeJoined(const frames::Frame &frame);
    void close();
    void watchExpiry();
    void reply(const QString &ref, bool ok, const QByteArray &response);
    void push(const char *event, const QByteArray &payload);
    void system(bool ok, const char *extension, const QString &message);
    Rooms::Name room() const { return {m_topic, m_request.isPrivate}; }
    QString subtopic() const { return m_topic.mid(9); }

    // channeltalk.cpp: broadcast, presence, tokens
    void takeBroadcast(const frames::Frame &frame);
    void speak(const frames::UserBroadcast &broadcast, const QString &ref, qsizetype size);
    void takePresence(const frames::Frame &frame);
    void takeToken(const frames::Frame &frame);
    void accept(const Claims &claims, const QByteArray &token);
    void replay();
    bool countMessage();
    bool countPresence();

    // channelchanges.cpp: row changes
    void subscribe();
    void confirmSubscription(const QList<Binding> &bindings);
    void failSubscription(const QString &problem);
    void sendChange(const QByteArray &payload);

    Services &m_services;
    Outlet &m_outlet;
    frames::Frame m_join;
    QString m_topic;
    QString m_joinRef;
    QString m_oldJoinRef;
    JoinRequest m_request;
    Claims m_claims;
    QByteArray m_token;
    Rights m_rights;
    State m_state = State::Joining;
    int m_attempts = 0;     // to learn the rights
    bool m_waiting = false; // the join is answered when the subscription stands
    std::deque<frames::Frame> m_held;
    std::deque<frames::UserBroadcast> m_heldBroadcasts;
    QTimer m_expiry;
    QTimer m_waitLimit;
    QTimer m_resubscribe;
    quint64 m_memberId;
    quint64 m_round = 0;     // of subscribing: answers to an older one are not ours
    QByteArray m_heldChange; // by the fault that changes the order
    qint64 m_second = 0;
    int m_messagesThisSecond = 0;
    std::deque<qint64> m_presenceCalls; // seconds
};

} // namespace desk::realtime
