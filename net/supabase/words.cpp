// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/words.h"

#include <array>

namespace desk {

namespace {

template <class E>
struct Word
{
    std::string_view word;
    E value;
};

constexpr std::array statuses{
    Word<TicketStatus>{"open", TicketStatus::Open},
    Word<TicketStatus>{"in_progress", TicketStatus::InProgress},
    Word<TicketStatus>{"waiting", TicketStatus::Waiting},
    Word<TicketStatus>{"resolved", TicketStatus::Resolved},
    Word<TicketStatus>{"closed", TicketStatus::Closed},
};

constexpr std::array priorities{
    Word<Priority>{"low", Priority::Low},
    Word<Priority>{"medium", Priority::Medium},
    Word<Priority>{"high", Priority::High},
    Word<Priority>{"critical", Priority::Critical},
};

constexpr std::array roles{
    Word<Role>{"client", Role::Client},
    Word<Role>{"staff", Role::Staff},
    Word<Role>{"manager", Role::Manager},
    Word<Role>{"admin", Role::Admin},
};

using Field = TicketChange::Field;
constexpr std::array fields{
    Word<Field>{"created", Field::Created},   Word<Field>{"status", Field::Status},
    Word<Field>{"priority", Field::Priority}, Word<Field>{"assignee", Field::Assignee},
    Word<Field>{"title", Field::Title},       Word<Field>{"requester", Field::Requester},
    Word<Field>{"deleted", Field::Deleted},
};

using State = AllowedEmail::State;
constexpr std::array states{
    Word<State>{"invited", State::Invited},   Word<State>{"member", State::Member},
    Word<State>{"inactive", State::Inactive}, Word<State>{"expired", State::Expired},
    Word<State>{"domain", State::Domain},
};

using Action = AllowedVerdict::Action;
constexpr std::array actions{
    Word<Action>{"add", Action::Add},
    Word<Action>{"update", Action::Update},
    Word<Action>{"same", Action::Same},
    Word<Action>{"member", Action::Member},
    Word<Action>{"duplicate", Action::Duplicate},
    Word<Action>{"invalid", Action::Invalid},
    Word<Action>{"refused", Action::Refused},
};

using Factor = Account::Factor;
constexpr std::array factors{
    Word<Factor>{"none", Factor::None},
    Word<Factor>{"verify", Factor::Verify},
    Word<Factor>{"enrol", Factor::Enrol},
};

using Code = PinOutcome::Code;
constexpr std::array codes{
    Word<Code>{"ok", Code::Ok},
    Word<Code>{"wrong", Code::Wrong},
    Word<Code>{"locked", Code::Locked},
    Word<Code>{"session_blocked", Code::SessionBlocked},
    Word<Code>{"session_gone", Code::SessionGone},
    Word<Code>{"no_pin", Code::NoPin},
    Word<Code>{"must_change", Code::MustChange},
    Word<Code>{"weak", Code::Weak},
    Word<Code>{"enrol_needed", Code::EnrolNeeded},
    Word<Code>{"enrol_wrong", Code::EnrolWrong},
    Word<Code>{"reset_needed", Code::ResetNeeded},
    Word<Code>{"not_member", Code::NotMember},
    Word<Code>{"factor_needed", Code::FactorNeeded},
    Word<Code>{"retry", Code::Retry},
    Word<Code>{"refused", Code::Refused},
};

using Pin = OpenSession::Pin;
constexpr std::array pins{
    Word<Pin>{"open", Pin::Open},
    Word<Pin>{"locked", Pin::Locked},
    Word<Pin>{"blocked", Pin::Blocked},
};

using Kind = SecurityEvent::Kind;
constexpr std::array kinds{
    Word<Kind>{"device.new", Kind::NewDevice},
    Word<Kind>{"pin.lockout", Kind::PinLockOut},
    Word<Kind>{"pin.set", Kind::PinSet},
    Word<Kind>{"pin.reset", Kind::PinReset},
    Word<Kind>{"password.set", Kind::PasswordSet},
    Word<Kind>{"member.role", Kind::RoleChanged},
    Word<Kind>{"member.active", Kind::ActiveChanged},
    Word<Kind>{"session.ended", Kind::SessionEnded},
    Word<Kind>{"sessions.others_ended", Kind::OthersEnded},
    Word<Kind>{"member.sessions_ended", Kind::AllEnded},
    Word<Kind>{"factor.added", Kind::FactorAdded},
    Word<Kind>{"factor.removed", Kind::FactorRemoved},
    Word<Kind>{"email.changed", Kind::EmailChanged},
};

template <class E, std::size_t N>
E valueOf(const std::array<Word<E>, N> &words, std::string_view word, E unknown)
{
    for (const Word<E> &entry : words) {
        if (entry.word == word)
            return entry.value;
    }
    return unknown;
}

template <class E, std::size_t N>
QString wordFor(const std::array<Word<E>, N> &words, E value)
{
    for (const Word<E> &entry : words) {
        if (entry.value == value)
            return QString::fromLatin1(entry.word.data(), static_cast<qsizetype>(entry.word.size()));
    }
    return {};
}

template <class E, std::size_t N>
bool readWord(json::Element value, const std::array<Word<E>, N> &words, E unknown, E &out)
{
    std::string_view word;
    if (value.is_null() || value.get_string().get(word) != simdjson::SUCCESS)
        return value.is_null();
    out = valueOf(words, word, unknown);
    return true;
}

} // namespace

QString wordOf(TicketStatus status)
{
    return wordFor(statuses, status);
}

QString wordOf(Priority priority)
{
    return wordFor(priorities, priority);
}

QString wordOf(Role role)
{
    return wordFor(roles, role);
}

bool read(json::Element value, TicketStatus &out)
{
    return readWord(value, statuses, TicketStatus::Unknown, out);
}

bool read(json::Element value, Priority &out)
{
    return readWord(value, priorities, Priority::Unknown, out);
}

bool read(json::Element value, Role &out)
{
    return readWord(value, roles, Role::Unknown, out);
}

bool read(json::Element value, TicketChange::Field &out)
{
    return readWord(value, fields, Field::Unknown, out);
}

bool read(json::Element value, AllowedEmail::State &out)
{
    return readWord(value, states, State::Unknown, out);
}

bool read(json::Element value, AllowedVerdict::Action &out)
{
    return readWord(value, actions, Action::Unknown, out);
}

/// A newer word opens nothing: the PIN is refused until that is done.
bool read(json::Element value, Account::Factor &out)
{
    return readWord(value, factors, Account::Factor::None, out);
}

bool read(json::Element value, PinOutcome::Code &out)
{
    return readWord(value, codes, Code::Refused, out);
}

bool read(json::Element value, OpenSession::Pin &out)
{
    return readWord(value, pins, Pin::Unknown, out);
}

bool read(json::Element value, SecurityEvent::Kind &out)
{
    return readWord(value, kinds, Kind::Unknown, out);
}

} // namespace desk
