// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/forgotpage.h"

#include "ui/signin/registrationpresenter.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/textfield.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace desk {

ForgotPage::ForgotPage(RegistrationPresenter &presenter, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("forgotPage"), theme, parent)
    , m_presenter(presenter)
{
    build();
    bind();
    refresh();
}

void ForgotPage::build()
{
    addMark();
    addTitle(tr("Choose a new password"));
    addIntro(tr("We send a code to your address. It signs you in, and you choose another password."));
    m_email = addField(QStringLiteral("forgotEmail"), tr("Email"), QStringLiteral("mail"));
    m_email->edit()->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_send = addButton(QStringLiteral("sendRecovery"), tr("Send me a code"), ButtonKind::Primary);
    m_problem = addNote(QStringLiteral("problem"), metrics::space8, 0);
    addGap(metrics::space16);
    m_back = makeLink(QStringLiteral("forgotBack"), tr("Back"), this);
    addRow()->addWidget(m_back, 0, Qt::AlignLeft);
}

void ForgotPage::bind()
{
    connect(m_email->edit(), &QLineEdit::textEdited, &m_presenter, &RegistrationPresenter::setEmail);
    connect(m_email->edit(), &QLineEdit::returnPressed, &m_presenter, &RegistrationPresenter::submit);
    connect(m_send, &QPushButton::clicked, &m_presenter, &RegistrationPresenter::submit);
    connect(m_back, &QPushButton::clicked, &m_presenter, &RegistrationPresenter::cancel);
    connect(&m_presenter, &RegistrationPresenter::changed, this, &ForgotPage::refresh);
}

void ForgotPage::refresh()
{
    using Field = RegistrationPresenter::Field;
    if (m_email->text().trimmed() != m_presenter.email())
        m_email->setText(m_presenter.email());
    m_email->edit()->setReadOnly(m_presenter.isBusy());
    const auto problem = m_presenter.problem();
    const bool ofEmail = problem && problem->field == Field::Email;
    m_email->setError(ofEmail ? problem->text.whole() : QString());
    sayProblem(m_problem, problem && !ofEmail ? problem->text.whole() : QString());
    m_send->setEnabled(m_presenter.canSubmit());
    if (m_presenter.isBusy())
        m_send->setText(tr("Sending the email"));
    else
        m_send->setText(m_presenter.resendIn() > 0
                            ? tr("Send again in %1").arg(clockText(m_presenter.resendIn()))
                            : tr("Send me a code"));
    m_back->setEnabled(!m_presenter.isBusy());
}

void ForgotPage::takeFocus()
{
    m_email->edit()->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
