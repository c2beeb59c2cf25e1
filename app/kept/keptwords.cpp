// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kept/keptwords.h"

#include "app/kept/seal.h"

#include <QDataStream>
#include <QIODevice>

namespace desk {

namespace {

constexpr auto Format = QDataStream::Qt_6_4;

struct Writing
{
    QDataStream stream;
    template <class T>
    void operator()(const T &value)
    {
        stream << value;
    }
    static constexpr bool Reads = false;
};

struct Reading
{
    QDataStream stream;
    template <class T>
    void operator()(T &value)
    {
        stream >> value;
    }
    static constexpr bool Reads = true;
};

struct Wiping
{
    template <class T>
    void operator()(T &value)
    {
        if constexpr (std::is_same_v<T, QString>)
            wipe(value);
    }
    static constexpr bool Reads = false;
};

// What a type consists of is said once, so that writing, reading and wiping cannot part.

template <class Way, class T>
void pass(Way &way, T &plain)
{
    way(plain);
}

template <class Way, class Tag>
void pass(Way &way, Id<Tag> &id)
{
    way(id.value);
}

template <class Way, class T>
void pass(Way &way, std::optional<T> &value)
{
    bool isThere = value.has_value();
    way(isThere);
    if (isThere && !value)
        value.emplace();
    if (isThere)
        pass(way, *value);
}

template <class Way>
void pass(Way &way, NewTicket &draft)
{
    pass(way, draft.id);
    way(draft.title);
    way(draft.description);
    way(draft.category);
    way(draft.priority);
    pass(way, draft.requester);
}

template <class Way>
void pass(Way &way, NewMessage &draft)
{
    pass(way, draft.id);
    pass(way, draft.ticket);
    way(draft.body);
    way(draft.internal);
}

template <class Way>
void pass(Way &way, TicketPatch &draft)
{
    pass(way, draft.ticket);
    way(draft.version);
    pass(way, draft.status);
    pass(way, draft.priority);
    pass(way, draft.assignee);
    pass(way, draft.title);
    way(draft.id);
}

template <class Way>
void pass(Way &way, Draft &draft)
{
    auto kind = quint8(draft.index());
    way(kind);
    if constexpr (Way::Reads) {
        if (kind == 1)
            draft = NewMessage();
        else if (kind == 2)
            draft = TicketPatch();
    }
    std::visit([&way](auto &known) { pass(way, known); }, draft);
}

template <class Way>
void pass(Way &way, Unsent &unsent)
{
    way(unsent.id);
    pass(way, unsent.draft);
    way(unsent.delivery);
    way(unsent.error.kind);
    way(unsent.error.detail);
    way(unsent.error.status);
    way(unsent.error.code);
    way(unsent.error.retryAfter);
    way(unsent.at.micros);
    way(unsent.sequence);
}

template <class Way>
void pass(Way &way, ReplyDraft &draft)
{
    way(draft.reply);
    way(draft.note);
    way(draft.isNote);
    way(draft.keptAt.micros);
    way(draft.seen);
}

template <class Way>
void pass(Way &way, QHash<TicketId, ReplyDraft> &replies)
{
    QList<TicketId> tickets = replies.keys();
    auto count = quint32(tickets.size());
    way(count);
    for (quint32 i = 0; i < count; ++i) {
        TicketId ticket = Way::Reads ? TicketId() : tickets.at(i);
        pass(way, ticket);
        pass(way, replies[ticket]);
    }
}

template <class Way>
void pass(Way &way, KeptWords &words)
{
    pass(way, words.begun.replies);
    pass(way, words.begun.newTicket);
    way(words.begun.words);
    auto count = quint32(words.unsent.outbox.size());
    way(count);
    words.unsent.outbox.resize(count);
    for (Unsent &unsent : words.unsent.outbox)
        pass(way, unsent);
    way(words.unsent.perhapsStored);
}

} // namespace

QByteArray written(KeptWords words)
{
    constexpr qsizetype Room = 1 << 20; // so that growing leaves no copies of the letters behind
    QByteArray bytes;
    bytes.reserve(Room);
    Writing way{QDataStream(&bytes, QIODevice::WriteOnly)};
    way.stream.setVersion(Format);
    pass(way, words);
    return bytes;
}

std::optional<KeptWords> readWords(const QByteArray &bytes)
{
    Reading way{QDataStream(bytes)};
    way.stream.setVersion(Format);
    KeptWords words;
    pass(way, words);
    if (way.stream.status() != QDataStream::Ok || !way.stream.atEnd())
        return std::nullopt;
    return words;
}

void wipe(KeptWords &words)
{
    Wiping way;
    pass(way, words);
    words = {};
}

} // namespace desk
