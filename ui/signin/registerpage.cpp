// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/registerpage.h"

#include "ui/signin/passwordentry.h"
#include "ui/signin/registrationpresenter.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/textfield.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace desk {

RegisterPage::RegisterPage(RegistrationPresenter &presenter, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("registerPage"), theme, parent)
    , m_presenter(presenter)
{
    build();
    bind();
    refresh();
}

void RegisterPage::build()
{
    addMark();
    addTitle(tr("Create an account"));
    addIntro(
        tr("For addresses that your help desk lets in. We send a code there, so that nobody else takes it."));
    m_email = addField(QStringLiteral("registerEmail"), tr("Email"), QStringLiteral("mail"));
    m_email->edit()->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_name = addField(QStringLiteral("registerName"), tr("Your name"), QStringLiteral("person"));
    m_password = new PasswordEntry(theme(), QStringLiteral("registerPassword"), tr("Password"), this);
    column()->addWidget(m_password);
    addGap(metrics::space16);
    m_create = addButton(QStringLiteral("createAccount"), tr("Create account"), ButtonKind::Primary);
    m_problem = addNote(QStringLiteral("problem"), metrics::space8, 0);
    addGap(metrics::space16);
    m_back = makeLink(QStringLiteral("registerBack"), tr("I have an account already"), this);
    addRow()->addWidget(m_back, 0, Qt::AlignLeft);
}

void RegisterPage::bind()
{
    QLineEdit *password = m_password->edit();
    connect(m_email->edit(), &QLineEdit::textEdited, &m_presenter, &RegistrationPresenter::setEmail);
    connect(m_email->edit(), &QLineEdit::returnPressed, this,
            [this] { m_name->edit()->setFocus(Qt::TabFocusReason); });
    connect(m_name->edit(), &QLineEdit::textEdited, &m_presenter, &RegistrationPresenter::setName);
    connect(m_name->edit(), &QLineEdit::returnPressed, password,
            [password] { password->setFocus(Qt::TabFocusReason); });
    connect(password, &QLineEdit::textEdited, &m_presenter, &RegistrationPresenter::setPassword);
    connect(password, &QLineEdit::returnPressed, &m_presenter, &RegistrationPresenter::submit);
    connect(m_create, &QPushButton::clicked, &m_presenter, &RegistrationPresenter::submit);
    connect(m_back, &QPushButton::clicked, &m_presenter, &RegistrationPresenter::cancel);
    connect(&m_presenter, &RegistrationPresenter::changed, this, &RegisterPage::refresh);
}

void RegisterPage::refresh()
{
    using Field = RegistrationPresenter::Field;
    const bool busy = m_presenter.isBusy();
    if (m_email->text().trimmed() != m_presenter.email())
        m_email->setText(m_presenter.email());
    m_name->setText(m_presenter.name());
    m_password->setPassword(m_presenter.password(), {m_presenter.email(), m_presenter.name()});
    for (QLineEdit *edit : {m_email->edit(), m_name->edit(), m_password->edit()})
        edit->setReadOnly(busy);
    const auto problem = m_presenter.problem();
    const Field field = problem ? problem->field : Field::None;
    m_email->setError(field == Field::Email ? problem->text.whole() : QString());
    m_password->setError(field == Field::Password ? problem->text.whole() : QString());
    sayProblem(m_problem, problem && field == Field::None ? problem->text.whole() : QString());
    m_create->setEnabled(m_presenter.canSubmit());
    m_create->setText(busy ? tr("Sending the email") : tr("Create account"));
    m_back->setEnabled(!busy);
}

void RegisterPage::takeFocus()
{
    QLineEdit *first = m_presenter.email().isEmpty()  ? m_email->edit()
                       : m_presenter.name().isEmpty() ? m_name->edit()
                                                      : m_password->edit();
    first->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
