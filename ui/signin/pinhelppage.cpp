// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/pinhelppage.h"

#include "ui/signin/personcard.h"
#include "ui/signin/pinpresenter.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace desk {

PinHelpPage::PinHelpPage(PinPresenter &presenter, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("pinHelpPage"), theme, parent)
    , m_presenter(presenter)
{
    build();
    connect(m_again, &QPushButton::clicked, &m_presenter, &PinPresenter::askAgain);
    connect(m_signOut, &QPushButton::clicked, &m_presenter, &PinPresenter::leave);
    connect(&m_presenter, &PinPresenter::changed, this, &PinHelpPage::refresh);
    refresh();
}

void PinHelpPage::build()
{
    m_person = new PersonCard(theme(), this);
    column()->addWidget(m_person);
    addGap(metrics::space20);
    m_title = addTitle({});
    m_intro = addIntro({});
    m_again = addButton(QStringLiteral("askAgain"), tr("Look again"), ButtonKind::Primary);
    m_problem = addNote(QStringLiteral("problem"), metrics::space8, 0);
    addGap(metrics::space16);
    m_signOut = makeLink(QStringLiteral("signOut"), tr("Sign out"), this);
    addRow()->addWidget(m_signOut, 0, Qt::AlignRight);
}

void PinHelpPage::refresh()
{
    const Account &account = m_presenter.account();
    m_person->setAccount(account);
    const bool isOut = m_presenter.page() == PinPresenter::Page::NotMember;
    if (isOut && m_wasInside) {
        m_title->setText(tr("You are not let in any more"));
        m_intro->setProse(tr("An admin switched off the access of %1, or took it away. Nothing of the help "
                             "desk is kept on this computer. Ask an admin if you do not know why.")
                              .arg(account.email),
                          account.email);
    } else if (isOut) {
        m_title->setText(tr("You are not let in yet"));
        m_intro->setProse(
            tr("You are signed in as %1, but no help desk has this address on its list. Ask an admin "
               "to add it to the allowed emails, then look again.")
                .arg(account.email),
            account.email);
    } else {
        m_title->setText(tr("Your PIN must be reset"));
        m_intro->setProse(
            tr("It was wrong too many times. Your work is safe. Ask an admin of %1 to reset the PIN: "
               "they hand you a code, with which you choose a new one.")
                .arg(account.organizationName));
    }
    m_again->setEnabled(!m_presenter.isBusy());
    m_again->setText(m_presenter.isBusy() ? tr("Looking") : tr("Look again"));
    sayOn(m_problem, QStringLiteral("info"), Tone::Text2,
          m_presenter.problem() ? m_presenter.problem()->text : QString());
}

void PinHelpPage::setWasInside(bool wasInside)
{
    if (m_wasInside == wasInside)
        return;
    m_wasInside = wasInside;
    refresh();
}

void PinHelpPage::takeFocus()
{
    m_again->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
