// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The other half of PinPresenter: what is asked of the server, and what its answers do.
#include "models/domain/deliver.h"
#include "ui/signin/pinpresenter.h"

namespace desk {

void PinPresenter::verify(const QString &pin)
{
    start(Work::Checking);
    const int question = m_question;
    deliver(m_identity.verifyPin(pin), this, [this, question, pin](const Result<PinOutcome> &answer) {
        if (question != m_question)
            return;
        if (answer.ok())
            heardVerify(pin, answer.value());
        else
            fail(answer.error(), Doing::CheckingPin);
    });
}

void PinPresenter::save()
{
    start(Work::Saving);
    const int question = m_question;
    const QString pin = m_pin;
    deliver(m_identity.setPin(pin, m_oldPin, m_enrolCode), this,
            [this, question, pin](const Result<PinOutcome> &answer) {
                if (question != m_question)
                    return;
                if (answer.ok())
                    heardSave(pin, answer.value());
                else
                    fail(answer.error(), Doing::SavingPin);
            });
}

void PinPresenter::heardVerify(const QString &pin, const PinOutcome &outcome)
{
    using Code = PinOutcome::Code;
    m_pin.clear();
    switch (outcome.code) {
    case Code::Ok:
        return fetchAccount(true);
    case Code::Wrong:
        return say(Field::Pin,
                   outcome.attemptsLeft > 1
                       ? tr("That PIN is not right. You can try %1 more times. After that you sign "
                            "in again by email.")
                             .arg(outcome.attemptsLeft)
                       : tr("That PIN is not right. You can try once more. After that you sign in "
                            "again by email, and the PIN rests for a while."));
    case Code::MustChange: // it was right, so it need not be typed a second time
        m_account.pinMinimum = outcome.minimum > 0 ? outcome.minimum : m_account.pinMinimum;
        show(Page::Replace);
        m_oldPin = pin;
        return say(Field::None, tr("Your role needs a longer PIN now. Choose a new one."));
    case Code::NoPin:
        return fetchAccount(false);
    default:
        if (!heardEither(outcome))
            say(Field::Pin, tr("The server did not look at this PIN. Try once more."));
    }
}

void PinPresenter::heardSave(const QString &pin, const PinOutcome &outcome)
{
    using Code = PinOutcome::Code;
    switch (outcome.code) {
    case Code::Ok:
        m_account.pinSet = true;
        m_account.pinMustChange = false;
        show(Page::Entry);  // where one is, should the next question fail
        return verify(pin); // a chosen PIN opens nothing by itself
    case Code::Weak:
    case Code::MustChange:
        m_account.pinMinimum = outcome.minimum > 0 ? outcome.minimum : m_account.pinMinimum;
        m_pin.clear();
        m_again.clear();
        return say(Field::Pin, tr("That PIN is too easy to guess. Choose another one."));
    case Code::EnrolNeeded:
        m_account.enrolCodeNeeded = true;
        return say(Field::EnrolCode,
                   tr("Your help desk asks for a code from an admin first. Ask an admin for a "
                      "new one: it works for a day."));
    case Code::EnrolWrong:
        return say(Field::EnrolCode,
                   tr("That is not the code that the admin gave out. Check it, or ask for a "
                      "new one."));
    case Code::Wrong:
        m_oldPin.clear();
        return say(Field::OldPin,
                   outcome.attemptsLeft > 1
                       ? tr("The old PIN is not right. You can try %1 more times.").arg(outcome.attemptsLeft)
                       : tr("The old PIN is not right. You can try once more."));
    default:
        if (!heardEither(outcome))
            fetchAccount(false); // something else is true by now: look before asking again
    }
}

bool PinPresenter::heardEither(const PinOutcome &outcome)
{
    using Code = PinOutcome::Code;
    switch (outcome.code) {
    case Code::Locked:
        rest(outcome.retryAfter);
        return true;
    case Code::SessionBlocked:
        showBlocked(outcome.retryAfter);
        return true;
    case Code::SessionGone:
        leave();
        return true;
    case Code::ResetNeeded:
        show(Page::Reset);
        return true;
    case Code::NotMember:
        show(Page::NotMember);
        return true;
    case Code::FactorNeeded:
        fetchAccount(false);
        return true;
    case Code::Retry:
        say(Field::None, tr("The server did not look at it this time. Try once more."));
        return true;
    default:
        return false;
    }
}

void PinPresenter::askAgain()
{
    if (!isBusy())
        fetchAccount(false);
}

/// Only a PIN that was typed just now opens: the server may still honour one from before this lock or start.
void PinPresenter::fetchAccount(bool afterVerify)
{
    const Page before = m_page;
    start(Work::Asking);
    const int question = m_question;
    deliver(m_identity.account(), this, [this, question, afterVerify, before](const Result<Account> &answer) {
        if (question != m_question)
            return;
        if (!answer.ok())
            return fail(answer.error(), afterVerify ? Doing::CheckingPin : Doing::RestoringSession);
        const bool helped = m_showsHelp;
        Account account = answer.value();
        account.pinVerified = account.pinVerified && afterVerify;
        begin(account);
        if (account.factor != Account::Factor::None)
            return Q_EMIT factorNeeded(account);
        if (account.pinVerified && account.isMember())
            Q_EMIT opened(account);
        else if (m_page == before && before == Page::NotMember)
            say(Field::None, tr("Nobody has let you in yet."));
        else if (m_page == Page::Entry && (helped || before == Page::Reset))
            say(Field::None, tr("Your PIN has not been reset yet."));
    });
}

void PinPresenter::fail(const Error &error, Doing doing)
{
    if (m_page == Page::Blocked)
        return; // told already
    if (error.kind == Error::Kind::SignedOut)
        return leave();
    m_pin.clear();
    m_again.clear();
    say(Field::None, errorText(error, doing).whole());
}

} // namespace desk
