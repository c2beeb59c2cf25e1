// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/agentnames.h"

#include "net/http/ask.h"
#include "net/supabase/peoplecodec.h"
#include "net/supabase/rows.h"
#include "net/supabase/rpc.h"

#include <QSet>

namespace desk {

QFuture<Result<QList<Person>>> readNames(HttpClient &http, QObject *context, const QList<Person> &before)
{
    Request request;
    request.path =
        "/rest/v1/profiles?select=id,display_name&order=id.asc&limit=" + QByteArray::number(json::RowsAtOnce);
    if (!before.isEmpty())
        request.path += "&id=gt." + before.last().id.value.toByteArray(QUuid::WithoutBraces);
    return askNext(http.send(request), context, [=, &http](const Result<HttpAnswer> &answer) {
        const auto rows = answer ? json::decodeList<Person>(answer.value().body, decodeName)
                                 : Result<QList<Person>>(answer.error());
        if (!rows)
            return ready(rows);
        const QList<Person> all = before + rows.value();
        return rows.value().size() < json::RowsAtOnce ? ready<QList<Person>>(all)
                                                      : readNames(http, context, all);
    });
}

PullPage withNames(PullPage page, const QList<Person> &named, PersonId me)
{
    QSet<PersonId> known{me};
    for (const Event &event : page.events) {
        const auto *arrived = std::get_if<PeopleArrived>(&event);
        for (const Person &person : arrived ? arrived->people : QList<Person>())
            known.insert(person.id);
    }
    PeopleArrived names;
    for (const Person &person : named) {
        if (!known.contains(person.id))
            names.people.append(person);
    }
    if (!names.people.isEmpty())
        page.events.prepend(names); // before the tickets that they are needed for
    return page;
}

} // namespace desk
