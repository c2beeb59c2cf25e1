// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/proofpage.h"

#include "ui/signin/registrationpresenter.h"

namespace desk {

ProofPage::ProofPage(RegistrationPresenter &presenter, const Theme &theme, QWidget *parent)
    : DigitsPage(QStringLiteral("proofPage"),
                 {tr("Check your email"), tr("Go on"), tr("Use another address"),
                  tr("No email? Look in the junk folder, then send it again, or ask an admin whether your "
                     "address is allowed. The link works on this computer only, and through a browser for "
                     "five minutes. If it does nothing, type the digits.")},
                 theme, parent)
    , m_presenter(presenter)
{
    connect(this, &DigitsPage::typed, &m_presenter, &RegistrationPresenter::setCode);
    connect(this, &DigitsPage::accepted, &m_presenter, &RegistrationPresenter::submit);
    connect(this, &DigitsPage::resendClicked, &m_presenter, &RegistrationPresenter::sendAgain);
    connect(this, &DigitsPage::anotherClicked, &m_presenter, &RegistrationPresenter::useAnotherAddress);
    connect(&m_presenter, &RegistrationPresenter::changed, this, &ProofPage::refresh);
    refresh();
}

void ProofPage::refresh()
{
    const QString email = m_presenter.email();
    const auto problem = m_presenter.problem();
    State state;
    state.intro =
        (m_presenter.isNewAccount()
             ? tr("We sent six digits to %1, if it may come in. They prove that the address is yours.")
             : tr("We sent six digits to %1, if it has an account. With them you choose a new "
                  "password."))
            .arg(email);
    state.strong = email;
    state.code = m_presenter.code();
    state.problem = problem ? problem->text.whole() : QString();
    state.isWrong = problem && problem->field == RegistrationPresenter::Field::Code;
    state.isBusy = m_presenter.isBusy();
    state.canAccept = m_presenter.canSubmit();
    state.canSend = m_presenter.canSendAgain();
    state.resendIn = m_presenter.resendIn();
    state.worksFor = m_presenter.codeWorksFor();
    showState(state);
}

} // namespace desk
