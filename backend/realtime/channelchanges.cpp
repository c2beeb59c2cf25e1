// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/bindingcheck.h"
#include "backend/realtime/channel.h"

namespace desk::realtime {

namespace {

constexpr int databaseGoneMs = 250;
constexpr auto extension = "postgres_changes";

} // namespace

void Channel::resubscribe()
{
    if (m_state != State::Closed && !m_request.bindings.isEmpty())
        subscribe();
}

void Channel::subscribe()
{
    const quint64 round = ++m_round;
    if (!m_services.replication.isStreaming())
        return; // the server calls again when it streams
    checkBindings(m_services.link, this, m_request.bindings, [this, round](const BindingOutcome &outcome) {
        if (round != m_round || m_state == State::Closed)
            return;
        if (outcome.lost)
            return m_resubscribe.start(databaseGoneMs);
        if (const auto rule = m_services.faults.take("system_error", m_topic, sub())) {
            if (const int retryMs = rule->value(QLatin1String("retry_ms")).toInt(); retryMs > 0)
                m_resubscribe.start(retryMs);
            return failSubscription(rule->value(QLatin1String("message")).toString());
        }
        if (!outcome.problem.isEmpty())
            return failSubscription(outcome.problem);
        const auto delay = m_services.faults.take("delay_system", m_topic, sub());
        const int delayMs = delay ? delay->value(QLatin1String("ms")).toInt() : 0;
        if (delayMs == 0)
            return confirmSubscription(outcome.bindings);
        QTimer::singleShot(delayMs, this, [this, round, bindings = outcome.bindings] {
            if (round == m_round && m_state != State::Closed)
                confirmSubscription(bindings);
        });
    });
}

void Channel::confirmSubscription(const QList<Binding> &bindings)
{
    if (m_waiting)
        welcome();
    if (m_state == State::Closed)
        return;
    if (m_services.faults.strikes("suppress_system", m_topic, sub()))
        return;
    m_services.subscriptions.subscribe(this, m_claims, bindings);
    system(true, extension, QStringLiteral("Subscribed to PostgreSQL"));
}

void Channel::failSubscription(const QString &problem)
{
    if (m_waiting)
        return refuse(QStringLiteral("RealtimeDisabledForConfiguration: ") + problem);
    system(false, extension, problem);
}

void Channel::takeChange(const QList<qint64> &ids, const QByteArray &data)
{
    if (m_state != State::Joined || m_services.faults.strikes("drop_change", m_topic, sub()))
        return;
    QByteArray list;
    for (const qint64 id : ids)
        list += (list.isEmpty() ? "" : ",") + QByteArray::number(id);
    QByteArray told = data;
    if (const auto rule = m_services.faults.take("error_change", m_topic, sub())) {
        // As the server tells it when it may not say more: no columns, no record.
        const QByteArray error = frames::quoted(rule->value(QLatin1String("error")).toString());
        told = "{\"schema\":" + *frames::member(data, "schema") +
               ",\"table\":" + *frames::member(data, "table") + ",\"type\":" + *frames::member(data, "type") +
               ",\"commit_timestamp\":" + *frames::member(data, "commit_timestamp") + ",\"errors\":[" +
               error + "]}";
    }
    const QByteArray payload = "{\"ids\":[" + list + "],\"data\":" + told + '}';
    if (m_services.faults.strikes("reorder_change", m_topic, sub())) {
        m_heldChange = payload; // goes after the next one
        return;
    }
    if (const auto rule = m_services.faults.take("delay_change", m_topic, sub())) {
        QTimer::singleShot(rule->value(QLatin1String("ms")).toInt(), this,
                           [this, payload] { sendChange(payload); });
        return;
    }
    sendChange(payload);
    if (m_services.faults.strikes("duplicate_change", m_topic, sub()))
        sendChange(payload);
    if (const QByteArray held = std::exchange(m_heldChange, {}); !held.isEmpty())
        sendChange(held);
}

void Channel::sendChange(const QByteArray &payload)
{
    if (m_state == State::Joined)
        m_outlet.send({{}, {}, m_topic, QStringLiteral("postgres_changes"), payload});
}

void Channel::act(const QJsonObject &action)
{
    const QString verb = action.value(QLatin1String("do")).toString();
    const QString message = action.value(QLatin1String("message")).toString(QStringLiteral("Told to fail"));
    if (verb == QLatin1String("phx_error")) {
        m_outlet.send(
            {m_joinRef, m_joinRef, m_topic, QStringLiteral("phx_error"), R"({"reason":"channel crashed"})"});
        close();
    } else if (verb == QLatin1String("phx_close")) {
        m_outlet.send({m_joinRef, m_joinRef, m_topic, QStringLiteral("phx_close"), "{}"});
        close();
    } else if (verb == QLatin1String("stale_close")) {
        const QString stale = QStringLiteral("stale-%1").arg(m_joinRef);
        m_outlet.send({stale, stale, m_topic, QStringLiteral("phx_close"), "{}"});
    } else if (verb == QLatin1String("system_ok")) {
        resubscribe();
    } else if (verb == QLatin1String("system_error")) {
        system(false, extension, message);
    } else if (verb == QLatin1String("expire_token")) {
        shut(QStringLiteral("Token has expired 0 seconds ago"));
    }
}

} // namespace desk::realtime
