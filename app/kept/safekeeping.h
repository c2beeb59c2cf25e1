// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What survives a lock: by person, what was begun, what was not sent, and which news they know. While nobody
// is at the desk the words are sealed with a key that comes with the answer to the right PIN
// (docs/adr/0014-sealed-while-locked.md). Gone when somebody signs out, or with the program.
#pragma once

#include "app/kept/keptwords.h"
#include "models/domain/secret.h"
#include "ui/dialogs/leaving.h"

#include <QHash>

#include <optional>

namespace desk {

class Safekeeping
{
public:
    /// Of whoever is at the desk.
    [[nodiscard]] DraftBook &drafts() { return m_drafts; }
    /// What a workspace had not sent when it ended, for the next one of the same person.
    void keepUnsent(PersonId person, const Unfinished &rest);
    [[nodiscard]] Unfinished takeUnsent(PersonId person) { return m_unsent.take(person); }
    /// Up to which security event a workspace has told them.
    void keepKnownNews(PersonId person, std::optional<qint64> known);
    [[nodiscard]] std::optional<qint64> knownNews(PersonId person) const;

    /// Nobody is at the desk any more. With a key of another form nothing is sealed, and false comes back.
    bool seal(PersonId person, const Secret &key);
    /// They are back. False: this key does not open it. It stays until the next seal() of the same person.
    bool open(PersonId person, const Secret &key);

    /// What waits behind the door, whoever wrote it.
    [[nodiscard]] LeftBehind leftBehind() const;
    void clear();

private:
    struct Sealed
    {
        QByteArray box;
        LeftBehind holds;
    };

    DraftBook m_drafts;
    QHash<PersonId, Unfinished> m_unsent;
    QHash<PersonId, Sealed> m_sealed;
    QHash<PersonId, qint64> m_news;
};

} // namespace desk
