// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/addresspresenter.h"

#include "models/domain/shutout.h"

#include <utility>

namespace desk {

AddressPresenter::AddressPresenter(Credentials &credentials, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_credentials(credentials)
    , m_loading(clock)
    , m_asking(clock)
    , m_resend(clock)
{
    connect(&m_loading, &Asking::changed, this, &AddressPresenter::lookAtAnswer);
    connect(&m_loading, &Asking::resumed, this, &AddressPresenter::refresh);
    connect(&m_asking, &Asking::changed, this, &AddressPresenter::lookAtAnswer);
    connect(&m_resend, &Countdown::changed, this, &AddressPresenter::changed);
}

AddressPresenter::State AddressPresenter::state() const
{
    if (m_loaded)
        return m_address.isWaiting() ? State::Waiting : State::Settled;
    return m_loading.error() ? State::Failed : State::Loading;
}

bool AddressPresenter::canRequest() const
{
    return state() == State::Settled && !isBusy() && !m_asking.isPaused() && !m_wanted.isEmpty();
}

bool AddressPresenter::canConfirm(Box box) const
{
    return state() == State::Waiting && !isBusy() && !m_asking.isPaused() && !hasAgreed(box) &&
           !code(box).isEmpty();
}

QString AddressPresenter::addressOf(Box box) const
{
    return box == Box::Old ? m_address.email : m_address.wanted;
}

void AddressPresenter::refresh()
{
    m_loading.ask(Doing::LoadingAddress, m_credentials.address(),
                  [this](const SignInAddress &address) { take(address); });
}

/// Codes belong to the mails that they came with.
void AddressPresenter::take(const SignInAddress &address)
{
    if (address.wanted != m_address.wanted || address.asked != m_address.asked) {
        m_boxes = {};
        m_half = false;
    }
    const bool moved = std::exchange(m_loaded, true) && address.email != m_address.email;
    m_address = address;
    if (hasLink() && !address.isWaiting()) {
        m_link.clear();
        m_asking.say({tr("The link that you opened has nothing to do with your account."),
                      tr("You have not asked for a new address here. Nothing was changed.")});
    }
    if (moved)
        Q_EMIT addressChanged(address.email);
}

void AddressPresenter::lookAtAnswer()
{
    for (const Asking *asking : {&m_loading, &m_asking}) {
        const auto &error = asking->error();
        if (error && isShutOut(*error))
            Q_EMIT shutOut();
    }
    Q_EMIT changed();
}

void AddressPresenter::setWanted(const QString &email)
{
    if (m_wanted == email.trimmed() || isBusy())
        return;
    m_wanted = email.trimmed();
    m_asking.forget();
    Q_EMIT changed();
}

void AddressPresenter::request()
{
    if (!canRequest())
        return;
    m_field = Field::Wanted;
    if (m_wanted.compare(m_address.email, Qt::CaseInsensitive) == 0)
        return m_asking.say({tr("This is your address already."), {}});
    send(m_wanted, Field::Wanted);
}

void AddressPresenter::sendAgain()
{
    if (state() == State::Waiting && canSendAgain())
        send(m_address.wanted, Field::None);
}

void AddressPresenter::send(const QString &email, Field field)
{
    m_field = field;
    m_asking.ask(Doing::ChangingAddress, m_credentials.changeAddress(email),
                 [this](const SignInAddress &address) {
                     m_wanted.clear();
                     m_boxes = {}; // the earlier codes are worthless
                     m_half = false;
                     m_resend.start(ResendAfter);
                     take(address);
                 });
}

void AddressPresenter::setCode(Box box, const QString &code)
{
    QString &kept = m_boxes[std::size_t(box)].code;
    if (kept == code || isBusy())
        return;
    kept = code;
    m_asking.forget();
    Q_EMIT changed();
}

void AddressPresenter::confirm(Box box)
{
    if (!canConfirm(box))
        return;
    m_field = box == Box::Old ? Field::OldCode : Field::NewCode;
    m_asking.ask(Doing::ConfirmingAddress, m_credentials.confirmAddress(addressOf(box), code(box)),
                 [this, box](Agreement agreement) { heard(agreement, box); });
}

void AddressPresenter::heard(Agreement agreement, std::optional<Box> box)
{
    if (agreement == Agreement::Changed) {
        take({m_address.wanted, {}, {}});
        return refresh();
    }
    m_half = true;
    if (box)
        m_boxes[std::size_t(*box)] = {{}, true};
}

void AddressPresenter::abandon()
{
    if (state() != State::Waiting || isBusy())
        return;
    m_field = Field::None;
    m_link.clear();
    m_asking.ask(Doing::ChangingAddress, m_credentials.abandonAddress(), [this](Done) {
        m_resend.stop();
        take({m_address.email, {}, {}});
        refresh();
    });
}

void AddressPresenter::openLink(const QUrl &link)
{
    if (isBusy())
        return;
    m_link = link;
    m_asking.forget();
    refresh();
    Q_EMIT changed();
}

void AddressPresenter::confirmLink()
{
    if (!hasLink() || state() != State::Waiting || isBusy())
        return;
    m_field = Field::None;
    m_asking.ask(Doing::ConfirmingAddress, m_credentials.confirmAddress(std::exchange(m_link, {})),
                 [this](Agreement agreement) { heard(agreement, {}); });
}

void AddressPresenter::refuseLink()
{
    if (isBusy() || !hasLink())
        return;
    m_link.clear();
    Q_EMIT changed();
}

void AddressPresenter::forget()
{
    for (Side &side : m_boxes)
        side.code.clear();
    m_wanted.clear();
    m_asking.forget();
    Q_EMIT changed();
}

void AddressPresenter::tick()
{
    m_loading.tick();
    m_asking.tick();
    m_resend.tick();
}

} // namespace desk
