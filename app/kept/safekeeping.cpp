// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kept/safekeeping.h"

#include "app/kept/seal.h"

namespace desk {

void Safekeeping::keepUnsent(PersonId person, const Unfinished &rest)
{
    if (!rest.isEmpty())
        m_unsent.insert(person, rest);
}

void Safekeeping::keepKnownNews(PersonId person, std::optional<qint64> known)
{
    if (known)
        m_news.insert(person, *known);
}

std::optional<qint64> Safekeeping::knownNews(PersonId person) const
{
    const auto found = m_news.constFind(person);
    return found == m_news.constEnd() ? std::nullopt : std::optional<qint64>(*found);
}

bool Safekeeping::seal(PersonId person, const Secret &key)
{
    KeptWords words{m_drafts.take(person), m_unsent.take(person)};
    if (words.isEmpty())
        return true;
    const LeftBehind holds{int(words.unsent.outbox.size()), words.begun.count()};
    QByteArray plain = written(words);
    const QByteArray box = sealed(plain, key);
    wipe(plain);
    if (box.isEmpty()) {
        m_drafts.put(person, words.begun);
        keepUnsent(person, words.unsent);
        return false;
    }
    wipe(words);
    m_sealed.insert(person, {box, holds});
    return true;
}

bool Safekeeping::open(PersonId person, const Secret &key)
{
    const auto found = m_sealed.constFind(person);
    if (found == m_sealed.constEnd())
        return true;
    auto plain = unsealed(found->box, key);
    if (!plain)
        return false;
    const auto words = readWords(*plain);
    wipe(*plain);
    if (!words)
        return false;
    m_sealed.erase(found);
    m_drafts.put(person, words->begun);
    keepUnsent(person, words->unsent);
    return true;
}

LeftBehind Safekeeping::leftBehind() const
{
    LeftBehind left{0, m_drafts.count()};
    for (const Unfinished &rest : m_unsent)
        left.unsent += int(rest.outbox.size());
    for (const Sealed &sealed : m_sealed) {
        left.unsent += sealed.holds.unsent;
        left.begun += sealed.holds.begun;
    }
    return left;
}

void Safekeeping::clear()
{
    m_drafts.clear();
    m_unsent.clear();
    m_sealed.clear();
    m_news.clear();
}

} // namespace desk
