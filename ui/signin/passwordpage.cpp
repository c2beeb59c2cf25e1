// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/passwordpage.h"

#include "ui/signin/wayspresenter.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/textfield.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace desk {

PasswordPage::PasswordPage(WaysPresenter &ways, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("passwordPage"), theme, parent)
    , m_ways(ways)
    , m_presenter(ways.email())
{
    build();
    bind();
    refresh();
}

void PasswordPage::build()
{
    addMark();
    addTitle(tr("Sign in with a password"));
    addIntro(tr("The one that you chose for Deskbell. A code by email works as well."));
    m_email = addField(QStringLiteral("passwordEmail"), tr("Email"), QStringLiteral("mail"));
    m_email->edit()->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_password = addField(QStringLiteral("password"), tr("Password"), QStringLiteral("key"));
    m_password->edit()->setEchoMode(QLineEdit::Password);
    m_signIn = addButton(QStringLiteral("signInWithPassword"), tr("Sign in"), ButtonKind::Primary);
    m_problem = addNote(QStringLiteral("problem"), metrics::space8, 0);
    addGap(metrics::space16);
    m_useCode = makeLink(QStringLiteral("useCode"), tr("Send me a code instead"), this);
    m_forgot = makeLink(QStringLiteral("forgotPassword"), tr("Forgot your password?"), this);
    QHBoxLayout *row = addRow();
    row->addWidget(m_useCode);
    row->addStretch(1);
    row->addWidget(m_forgot);
    m_newAccount = makeLink(QStringLiteral("newAccount"), tr("Create an account"), this);
    addOptional(m_newAccount, metrics::space12, 0);
}

void PasswordPage::bind()
{
    connect(m_email->edit(), &QLineEdit::textEdited, &m_presenter, &SignInPresenter::setEmail);
    connect(m_email->edit(), &QLineEdit::returnPressed, this,
            [this] { m_password->edit()->setFocus(Qt::TabFocusReason); });
    connect(m_password->edit(), &QLineEdit::textEdited, &m_presenter, &SignInPresenter::setPassword);
    connect(m_password->edit(), &QLineEdit::returnPressed, &m_presenter, &SignInPresenter::signIn);
    connect(m_signIn, &QPushButton::clicked, &m_presenter, &SignInPresenter::signIn);
    connect(m_useCode, &QPushButton::clicked, &m_presenter, &SignInPresenter::useCode);
    connect(m_forgot, &QPushButton::clicked, &m_ways, &WaysPresenter::useForgottenPassword);
    connect(m_newAccount, &QPushButton::clicked, &m_ways, &WaysPresenter::useNewAccount);
    connect(&m_ways, &WaysPresenter::changed, this, &PasswordPage::refresh);
    connect(&m_presenter, &SignInPresenter::changed, this, &PasswordPage::refresh);
}

void PasswordPage::refresh()
{
    if (m_email->edit()->text().trimmed() != m_presenter.email())
        m_email->edit()->setText(m_presenter.email());
    if (m_password->edit()->text() != m_presenter.password())
        m_password->edit()->setText(m_presenter.password());
    const auto problem = m_presenter.problem();
    const auto field = problem ? problem->field : SignInPresenter::Field::None;
    m_email->setError(field == SignInPresenter::Field::Email ? problem->text.whole() : QString());
    m_password->setError(field == SignInPresenter::Field::Password ? problem->text.whole() : QString());
    sayProblem(m_problem,
               problem && field == SignInPresenter::Field::None ? problem->text.whole() : QString());
    m_signIn->setEnabled(m_presenter.canSignIn());
    m_signIn->setText(m_presenter.isBusy() ? tr("Signing in") : tr("Sign in"));
    m_newAccount->parentWidget()->setVisible(m_ways.offered().signUp);
    for (QPushButton *other : {m_useCode, m_forgot, m_newAccount})
        other->setEnabled(!m_presenter.isBusy());
}

void PasswordPage::takeFocus()
{
    TextField *first = m_presenter.email().isEmpty() ? m_email : m_password;
    first->edit()->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
