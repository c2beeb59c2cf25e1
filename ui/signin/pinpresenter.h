// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Between the door and the desk: the PIN is chosen, typed, rested or out of reach, or there is no permission
// yet. Knows the port Identity and a clock. PINs are held no longer than until the answer comes.
#pragma once

#include "models/ports/identity.h"
#include "ui/asking/countdown.h"
#include "ui/text/errortext.h"

#include <optional>

namespace desk {

class PinPresenter : public QObject
{
    Q_OBJECT

public:
    enum class Page {
        Entry,     ///< type it
        Choose,    ///< the first one, twice
        Replace,   ///< the old one is too short for the role: old, and new twice
        Resting,   ///< locked for a while; becomes Entry by itself
        Blocked,   ///< three wrong ones: this sign-in is over
        Reset,     ///< only an admin can help
        NotMember, ///< signed in, but nobody has let this person in
    };
    enum class Work { None, Checking, Saving, Asking };
    enum class Field { None, Pin, Again, OldPin, EnrolCode };
    Q_ENUM(Page)
    Q_ENUM(Work)
    Q_ENUM(Field)

    struct Problem
    {
        Field field = Field::None;
        QString text;
    };
    /// What a new PIN must be, as far as it is typed.
    struct Checks
    {
        bool longEnough = false;
        bool notTrivial = false;
        bool same = false;
        bool operator==(const Checks &) const = default;
    };

    PinPresenter(Identity &identity, const Clock &clock, QObject *parent = nullptr);

    /// Decides the page; forgets whatever was typed.
    void begin(const Account &account);
    /// The server ended this session for three wrong PINs.
    void showBlocked(int retryAfter);

    [[nodiscard]] const Account &account() const { return m_account; }
    [[nodiscard]] Page page() const { return m_page; }
    [[nodiscard]] Work work() const { return m_work; }
    [[nodiscard]] bool isBusy() const { return m_work != Work::None; }
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; }
    [[nodiscard]] Checks checks() const;
    [[nodiscard]] int minimum() const { return m_account.pinMinimum; }
    /// The three fields as they must be shown now; emptied after every answer.
    [[nodiscard]] const QString &pin() const { return m_pin; }
    [[nodiscard]] const QString &again() const { return m_again; }
    [[nodiscard]] const QString &oldPin() const { return m_oldPin; }
    [[nodiscard]] const QString &enrolCode() const { return m_enrolCode; }
    [[nodiscard]] bool enrolCodeNeeded() const { return m_page == Page::Choose && m_account.enrolCodeNeeded; }
    [[nodiscard]] bool canSubmit() const;
    [[nodiscard]] int restsFor() const { return m_rest.left(); } ///< seconds until a PIN is looked at again
    [[nodiscard]] bool showsHelp() const { return m_showsHelp; }

public Q_SLOTS:
    void setPin(const QString &pin);
    void setAgain(const QString &pin);
    void setOldPin(const QString &pin);
    void setEnrolCode(const QString &code);
    void submit();
    void forgotten(); ///< says who can help
    /// An admin may have acted meanwhile: asks the server who I am now.
    void askAgain();
    void leave();
    void tick(); ///< for tests: looks at the clock now

Q_SIGNALS:
    void changed();
    /// The PIN is verified; the account as it is now.
    void opened(const desk::Account &account);
    void factorNeeded(const desk::Account &account); ///< a code of the authenticator app comes first
    void leaveRequested();                           ///< to sign out, or to sign in again

private:
    void show(Page page);
    void forget();
    void start(Work work);
    void say(Field field, const QString &text);
    void fail(const Error &error, Doing doing);
    void verify(const QString &pin);
    void save();
    void heardVerify(const QString &pin, const PinOutcome &outcome);
    void heardSave(const QString &pin, const PinOutcome &outcome);
    bool heardEither(const PinOutcome &outcome); ///< what both have in common; false: none of that
    void fetchAccount(bool afterVerify);
    void rest(int seconds);

    Identity &m_identity;
    Countdown m_rest;
    Account m_account;
    Page m_page = Page::Entry;
    Work m_work = Work::None;
    std::optional<Problem> m_problem;
    QString m_pin;
    QString m_again;
    QString m_oldPin;
    QString m_enrolCode;
    bool m_showsHelp = false;
    int m_question = 0;
};

} // namespace desk
