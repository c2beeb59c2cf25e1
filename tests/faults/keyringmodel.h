// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A keychain with moods, in virtual time. It remembers what it ever kept, so that "written before it is used"
// can be asked.
#pragma once

#include "net/auth/keyring.h"
#include "net/auth/sessioncodec.h"
#include "tests/support/faketime.h"

#include <QHash>
#include <QSet>

#include <array>

namespace desk::test {

enum class Mood { Well, Absent, Locked, Denied, Slow, Silent, Full, Forgetful, Count };

[[nodiscard]] inline const char *nameOf(Mood mood)
{
    constexpr std::array<const char *, std::size_t(Mood::Count)> names{
        "well", "absent", "locked", "denied", "slow", "silent", "full", "forgetful"};
    return names.at(std::size_t(mood));
}

class KeyringModel final : public Keyring
{
public:
    explicit KeyringModel(FakeTime &time)
        : m_time(time)
    {
    }

    QHash<QString, QByteArray> kept;
    bool wasUnwell = false; ///< since it was asked last whether all was kept

    void be(Mood mood)
    {
        m_mood = mood;
        wasUnwell = wasUnwell || mood != Mood::Well;
    }
    [[nodiscard]] bool everKept(const QByteArray &refresh) const { return m_ever.contains(refresh); }
    /// The refresh token that a new start would find; empty: none.
    [[nodiscard]] QByteArray keptRefresh() const
    {
        for (auto it = kept.begin(); it != kept.end(); ++it) {
            const auto session =
                it.key().endsWith(u"/session") ? unpackSession(it.value()) : Result<SessionPointer>();
            if (session)
                return session.value()->refreshToken.reveal();
        }
        return {};
    }

    void look(std::function<void(Door)> told) override
    {
        const Door door = m_mood == Mood::Absent   ? Door::None
                          : m_mood == Mood::Locked ? Door::Locked
                                                   : Door::Open;
        answer([told = std::move(told), door] { told(door); });
    }
    void read(const QString &key, Told told) override
    {
        const Outcome outcome = m_mood == Mood::Denied ? Outcome::Refused
                                : kept.contains(key)   ? Outcome::Ok
                                                       : Outcome::NotFound;
        answer([told = std::move(told), outcome, value = kept.value(key)] {
            told(outcome, outcome == Outcome::Ok ? value : QByteArray());
        });
    }
    void write(const QString &key, const QByteArray &value, Told told) override
    {
        const bool refuses = m_mood == Mood::Denied || m_mood == Mood::Full;
        answer([this, told = std::move(told), refuses, key, value] {
            if (!refuses && m_mood != Mood::Forgetful)
                keep(key, value);
            told(refuses ? Outcome::Refused : Outcome::Ok, {});
        });
    }
    void remove(const QString &key, Told told) override
    {
        const bool refuses = m_mood == Mood::Denied;
        answer([this, told = std::move(told), refuses, key] {
            if (!refuses && m_mood != Mood::Forgetful)
                kept.remove(key);
            told(refuses ? Outcome::Refused : Outcome::Ok, {});
        });
    }
    void keep(const QString &key, const QByteArray &value)
    {
        kept.insert(key, value);
        m_ever.insert(keptRefresh());
    }

private:
    void answer(std::function<void()> tell)
    {
        if (m_mood == Mood::Silent)
            return;
        // Longer than the vault's patience, or as long as a bus takes.
        const std::chrono::milliseconds delay(m_mood == Mood::Slow ? 7000 : 20);
        m_alarms.push_back(m_time.after(delay, std::move(tell)));
    }

    FakeTime &m_time;
    Mood m_mood = Mood::Well;
    QSet<QByteArray> m_ever;
    std::list<std::unique_ptr<Alarm>> m_alarms;
};

} // namespace desk::test
