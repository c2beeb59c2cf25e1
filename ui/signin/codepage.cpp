// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/codepage.h"

#include "ui/signin/signinpresenter.h"

namespace desk {

CodePage::CodePage(SignInPresenter &presenter, const Theme &theme, QWidget *parent)
    : DigitsPage(
          QStringLiteral("codePage"),
          {tr("Check your email"), tr("Sign in"), tr("Use another address"),
           tr("No email? Look in the junk folder, or ask an admin whether your address is allowed. The "
              "link works on this computer only, and through a browser for five minutes. If it does "
              "nothing, type the digits.")},
          theme, parent)
    , m_presenter(presenter)
{
    connect(this, &DigitsPage::typed, &m_presenter, &SignInPresenter::setCode);
    connect(this, &DigitsPage::accepted, &m_presenter, &SignInPresenter::signIn);
    connect(this, &DigitsPage::resendClicked, &m_presenter, &SignInPresenter::sendCode);
    connect(this, &DigitsPage::anotherClicked, &m_presenter, &SignInPresenter::useAnotherAddress);
    connect(&m_presenter, &SignInPresenter::changed, this, &CodePage::refresh);
    refresh();
}

void CodePage::refresh()
{
    const QString email = m_presenter.email();
    const auto problem = m_presenter.problem();
    State state;
    state.intro = (m_presenter.wasSent()
                       ? tr("We sent six digits to %1, if it may come in. Type them here, or click the "
                            "link in that email.")
                       : tr("Type the six digits from the email to %1, or click the link in it."))
                      .arg(email);
    state.strong = email;
    state.code = m_presenter.code();
    state.problem = problem ? problem->text.whole() : QString();
    state.isWrong = problem && problem->field == SignInPresenter::Field::Code;
    state.wasSent = m_presenter.wasSent();
    state.isBusy = m_presenter.isBusy();
    state.canAccept = m_presenter.canSignIn();
    state.canSend = m_presenter.canSendCode();
    state.resendIn = m_presenter.resendIn();
    state.worksFor = m_presenter.codeWorksFor();
    showState(state);
}

} // namespace desk
