// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/presence.h"

#include "net/realtime/frames.h"

#include <QRandomGenerator>

#include <algorithm>

namespace desk::realtime {

namespace {

QByteArray newRef()
{
    const quint64 number = QRandomGenerator::global()->generate64();
    return QByteArray(reinterpret_cast<const char *>(&number), sizeof number)
        .toBase64(QByteArray::OmitTrailingEquals);
}

QByteArray jsonOf(const Presence::Meta &meta)
{
    QByteArray json = "{\"phx_ref\":\"" + meta.ref + '"';
    if (!meta.previousRef.isEmpty())
        json += ",\"phx_ref_prev\":\"" + meta.previousRef + '"';
    const QByteArray own = meta.payload.mid(1, meta.payload.size() - 2).trimmed();
    return json + (own.isEmpty() ? QByteArray() : ',' + own) + '}';
}

QByteArray entry(const QString &key, const QByteArray &metas)
{
    return frames::quoted(key) + ":{\"metas\":[" + metas + "]}";
}

QByteArray diff(const QByteArray &joins, const QByteArray &leaves)
{
    return "{\"joins\":{" + joins + "},\"leaves\":{" + leaves + "}}";
}

} // namespace

QByteArray Presence::track(quint64 owner, const QString &key, const QByteArray &payload)
{
    std::vector<Meta> &metas = m_present[key];
    const auto mine =
        std::find_if(metas.begin(), metas.end(), [owner](const Meta &meta) { return meta.owner == owner; });
    Meta meta{owner, newRef(), {}, payload};
    if (mine == metas.end()) {
        metas.push_back(meta);
        return diff(entry(key, jsonOf(meta)), {});
    }
    meta.previousRef = mine->ref;
    const QByteArray left = jsonOf(*mine);
    *mine = meta;
    return diff(entry(key, jsonOf(meta)), entry(key, left));
}

QByteArray Presence::untrack(quint64 owner)
{
    for (auto present = m_present.begin(); present != m_present.end(); ++present) {
        std::vector<Meta> &metas = present->second;
        const auto mine = std::find_if(metas.begin(), metas.end(),
                                       [owner](const Meta &meta) { return meta.owner == owner; });
        if (mine == metas.end())
            continue;
        const QByteArray leaves = entry(present->first, jsonOf(*mine));
        metas.erase(mine);
        if (metas.empty())
            m_present.erase(present);
        return diff({}, leaves);
    }
    return {};
}

QByteArray Presence::state() const
{
    QByteArray members;
    for (const auto &[key, metas] : m_present) {
        QByteArray list;
        for (const Meta &meta : metas)
            list += (list.isEmpty() ? "" : ",") + jsonOf(meta);
        members += (members.isEmpty() ? "" : ",") + entry(key, list);
    }
    return '{' + members + '}';
}

} // namespace desk::realtime
