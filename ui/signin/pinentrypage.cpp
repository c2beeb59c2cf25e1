// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/pinentrypage.h"

#include "ui/signin/personcard.h"
#include "ui/signin/pinpresenter.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/pinfield.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace desk {

PinEntryPage::PinEntryPage(PinPresenter &presenter, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("pinEntryPage"), theme, parent)
    , m_presenter(presenter)
{
    build();
    buildHelp();
    bind();
    refresh();
}

void PinEntryPage::build()
{
    m_person = new PersonCard(theme(), this);
    column()->addWidget(m_person);
    addGap(metrics::space20);
    addTitle(tr("Welcome back"));
    m_intro = addIntro({});
    addText(QStringLiteral("pinLabel"), TextRole::Button, Tone::Text)->setText(tr("PIN"));
    addGap(metrics::space6);
    m_pin = new PinField(theme(), m_presenter.minimum(), this);
    m_pin->setObjectName(QStringLiteral("pin"));
    m_pin->setAccessibleName(tr("PIN"));
    column()->addWidget(m_pin);
    m_advice = addNote(QStringLiteral("pinAdvice"), metrics::space8, 0);
    addGap(metrics::space16);
    m_unlock = addButton(QStringLiteral("unlock"), tr("Unlock"), ButtonKind::Primary);
    addGap(metrics::space20);
}

void PinEntryPage::buildHelp()
{
    QHBoxLayout *row = addRow();
    m_forgot = makeLink(QStringLiteral("forgotPin"), tr("I forgot my PIN"), this);
    m_signOut = makeLink(QStringLiteral("signOut"), tr("Sign out"), this);
    row->addWidget(m_forgot);
    row->addStretch(1);
    row->addWidget(m_signOut);
    addGap(metrics::space16);
    m_help = addText(QStringLiteral("pinHelp"), TextRole::Body, Tone::Text2);
    addGap(metrics::space8);
    m_haveCode = addButton(QStringLiteral("haveEnrolCode"), tr("I have a code from an admin"),
                           ButtonKind::Secondary, QStringLiteral("key"));
}

void PinEntryPage::bind()
{
    connect(m_pin, &QLineEdit::textChanged, &m_presenter, &PinPresenter::setPin);
    connect(m_pin, &QLineEdit::returnPressed, &m_presenter, &PinPresenter::submit);
    connect(m_unlock, &QPushButton::clicked, &m_presenter, &PinPresenter::submit);
    connect(m_forgot, &QPushButton::clicked, &m_presenter, &PinPresenter::forgotten);
    connect(m_signOut, &QPushButton::clicked, &m_presenter, &PinPresenter::leave);
    connect(m_haveCode, &QPushButton::clicked, &m_presenter, &PinPresenter::askAgain);
    connect(&m_presenter, &PinPresenter::changed, this, &PinEntryPage::refresh);
}

void PinEntryPage::setLocked(bool isLocked, bool workIsKept)
{
    m_intro->setProse(workIsKept ? tr("Type your PIN to unlock. Your drafts are where you left them.")
                      : isLocked ? tr("Type your PIN to unlock.")
                                 : tr("Type your PIN to open Deskbell."));
}

void PinEntryPage::refresh()
{
    const Account &account = m_presenter.account();
    m_person->setAccount(account);
    m_pin->setMinimum(m_presenter.minimum());
    if (m_pin->text() != m_presenter.pin())
        m_pin->setText(m_presenter.pin());
    m_pin->setReadOnly(m_presenter.isBusy()); // not disabled: the keyboard stays here
    const auto &problem = m_presenter.problem();
    setWrong(m_pin, problem && problem->field == PinPresenter::Field::Pin);
    const QString advice = problem ? problem->text : QString();
    m_pin->setAccessibleDescription(advice);
    sayProblem(m_advice, advice);
    m_unlock->setEnabled(m_presenter.canSubmit());
    m_unlock->setText(m_presenter.isBusy() ? tr("Looking at it") : tr("Unlock"));
    m_forgot->setVisible(!m_presenter.showsHelp());
    showText(m_help, m_presenter.showsHelp() ? tr("Nobody can read your PIN, so nobody can tell it to you. "
                                                  "An admin of %1 can reset it and hand you "
                                                  "a code, with which you choose a new one.")
                                                   .arg(account.organizationName)
                                             : QString());
    m_haveCode->setVisible(m_presenter.showsHelp());
    m_haveCode->setEnabled(!m_presenter.isBusy());
}

void PinEntryPage::takeFocus()
{
    m_pin->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
