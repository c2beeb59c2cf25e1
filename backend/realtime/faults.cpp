// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/faults.h"

namespace desk::realtime {

namespace {

const QString timesName = QStringLiteral("times");

} // namespace

void Faults::replace(const QJsonArray &rules)
{
    m_rules.clear();
    for (const QJsonValue rule : rules)
        m_rules.append(rule.toObject());
}

QJsonArray Faults::rules() const
{
    QJsonArray list;
    for (const QJsonObject &rule : m_rules)
        list.append(rule);
    return list;
}

std::optional<QJsonObject> Faults::take(const char *fault, const QString &topic, const QString &sub)
{
    for (QJsonObject &rule : m_rules) {
        const int times = rule.value(timesName).toInt(-1);
        if (times == 0 || rule.value(QLatin1String("fault")).toString() != QLatin1String(fault) ||
            !means(rule, topic, sub))
            continue;
        if (times > 0)
            rule.insert(timesName, times - 1);
        return rule;
    }
    return std::nullopt;
}

qint64 Faults::limit(const char *fault, qint64 otherwise) const
{
    for (const QJsonObject &rule : m_rules) {
        if (rule.value(QLatin1String("fault")).toString() == QLatin1String(fault))
            return rule.value(QLatin1String("value")).toInteger(otherwise);
    }
    return otherwise;
}

bool Faults::strikes(const char *fault, const QString &topic, const QString &sub)
{
    return take(fault, topic, sub).has_value();
}

bool Faults::means(const QJsonObject &rule, const QString &topic, const QString &sub)
{
    const QString ruleTopic = rule.value(QLatin1String("topic")).toString();
    const QString ruleSub = rule.value(QLatin1String("sub")).toString();
    return (ruleTopic.isEmpty() || ruleTopic == topic) && (ruleSub.isEmpty() || ruleSub == sub);
}

} // namespace desk::realtime
