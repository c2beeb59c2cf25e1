// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace desk::realtime {

// Misbehaviour on demand, for tests. A rule is `{"fault": NAME, "times"?: N, "topic"?: T, "sub"?: S, …}`: it
// applies to that topic (with "realtime:") and person, or to all, N times or for ever. README.md lists the
// names.
class Faults
{
public:
    void replace(const QJsonArray &rules);
    QJsonArray rules() const; // with what is left of their times

    // The rule that strikes here and now, used up by one.
    std::optional<QJsonObject> take(const char *fault, const QString &topic = {}, const QString &sub = {});
    bool strikes(const char *fault, const QString &topic = {}, const QString &sub = {});
    // A limit: the `value` of a rule of this name, which is not used up, or `otherwise`.
    qint64 limit(const char *fault, qint64 otherwise) const;

    // Does a rule or an action with `topic` and `sub` mean this one?
    static bool means(const QJsonObject &rule, const QString &topic, const QString &sub);

private:
    QList<QJsonObject> m_rules;
};

} // namespace desk::realtime
