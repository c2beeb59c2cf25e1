// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/linkpage.h"

#include "ui/signin/signinpresenter.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace desk {

LinkPage::LinkPage(SignInPresenter &presenter, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("linkPage"), theme, parent)
    , m_presenter(presenter)
{
    addMark();
    addTitle(tr("Sign in with this link?"));
    addIntro(tr("The link from your email was opened. If that was not you, do not sign in: it would be "
                "somebody else's desk."));
    m_signIn = addButton(QStringLiteral("signInWithLink"), tr("Sign in"), ButtonKind::Primary);
    m_problem = addNote(QStringLiteral("problem"), metrics::space8, 0);
    addGap(metrics::space16);
    m_other = makeLink(QStringLiteral("linkRefused"), tr("Do not sign in"), this);
    addRow()->addWidget(m_other, 0, Qt::AlignLeft);
    connect(m_signIn, &QPushButton::clicked, &m_presenter, &SignInPresenter::signIn);
    connect(m_other, &QPushButton::clicked, &m_presenter, &SignInPresenter::refuseLink);
    connect(&m_presenter, &SignInPresenter::changed, this, &LinkPage::refresh);
    refresh();
}

void LinkPage::refresh()
{
    const auto problem = m_presenter.problem();
    sayProblem(m_problem, problem ? problem->text.whole() : QString());
    m_signIn->setEnabled(m_presenter.canSignIn());
    m_signIn->setText(m_presenter.isBusy() ? tr("Signing in") : tr("Sign in"));
    m_other->setEnabled(!m_presenter.isBusy());
}

void LinkPage::takeFocus()
{
    m_signIn->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
