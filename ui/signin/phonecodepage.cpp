// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/phonecodepage.h"

#include "ui/signin/phonepresenter.h"

namespace desk {

PhoneCodePage::PhoneCodePage(PhonePresenter &presenter, const Theme &theme, QWidget *parent)
    : DigitsPage(QStringLiteral("phoneCodePage"),
                 {tr("Check your phone"), tr("Sign in"), tr("Use another number"),
                  tr("No message? It can take a moment. The number must be the one that your account has; an "
                     "admin can tell.")},
                 theme, parent)
    , m_presenter(presenter)
{
    connect(this, &DigitsPage::typed, &m_presenter, &PhonePresenter::setCode);
    connect(this, &DigitsPage::accepted, &m_presenter, &PhonePresenter::signIn);
    connect(this, &DigitsPage::resendClicked, &m_presenter, &PhonePresenter::send);
    connect(this, &DigitsPage::anotherClicked, &m_presenter, &PhonePresenter::useAnotherNumber);
    connect(&m_presenter, &PhonePresenter::changed, this, &PhoneCodePage::refresh);
    refresh();
}

void PhoneCodePage::refresh()
{
    const QString number = m_presenter.number();
    const auto problem = m_presenter.problem();
    State state;
    state.intro =
        tr("We sent six digits to %1, if an account has this number. They work for a minute.").arg(number);
    state.strong = number;
    state.code = m_presenter.code();
    state.problem = problem ? problem->text.whole() : QString();
    state.isWrong = problem && problem->field == PhonePresenter::Field::Code;
    state.isBusy = m_presenter.isBusy();
    state.canAccept = m_presenter.canSignIn();
    state.canSend = m_presenter.canSend();
    state.resendIn = m_presenter.resendIn();
    state.worksFor = m_presenter.codeWorksFor();
    showState(state);
}

} // namespace desk
