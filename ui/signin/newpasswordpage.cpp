// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/newpasswordpage.h"

#include "ui/signin/passwordentry.h"
#include "ui/signin/registrationpresenter.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace desk {

NewPasswordPage::NewPasswordPage(RegistrationPresenter &presenter, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("newPasswordPage"), theme, parent)
    , m_presenter(presenter)
{
    build();
    bind();
    refresh();
}

void NewPasswordPage::build()
{
    addMark();
    addTitle(tr("Choose a new password"));
    addIntro(
        tr("You are signed in. The password is for the next time; where you were signed in elsewhere, it "
           "ends."));
    m_password = new PasswordEntry(theme(), QStringLiteral("newPassword"), tr("New password"), this);
    column()->addWidget(m_password);
    addGap(metrics::space16);
    m_save = addButton(QStringLiteral("savePassword"), tr("Save password"), ButtonKind::Primary);
    m_problem = addNote(QStringLiteral("problem"), metrics::space8, 0);
    addGap(metrics::space16);
    m_leave = makeLink(QStringLiteral("leavePassword"), tr("Go on without a new password"), this);
    addRow()->addWidget(m_leave, 0, Qt::AlignLeft);
}

void NewPasswordPage::bind()
{
    QLineEdit *password = m_password->edit();
    connect(password, &QLineEdit::textEdited, &m_presenter, &RegistrationPresenter::setPassword);
    connect(password, &QLineEdit::returnPressed, &m_presenter, &RegistrationPresenter::submit);
    connect(m_save, &QPushButton::clicked, &m_presenter, &RegistrationPresenter::submit);
    connect(m_leave, &QPushButton::clicked, &m_presenter, &RegistrationPresenter::leavePassword);
    connect(&m_presenter, &RegistrationPresenter::changed, this, &NewPasswordPage::refresh);
}

void NewPasswordPage::refresh()
{
    using Field = RegistrationPresenter::Field;
    const bool busy = m_presenter.isBusy();
    m_password->setPassword(m_presenter.password(), {m_presenter.email(), m_presenter.name()});
    m_password->edit()->setReadOnly(busy);
    const auto problem = m_presenter.problem();
    const bool ofPassword = problem && problem->field == Field::Password;
    m_password->setError(ofPassword ? problem->text.whole() : QString());
    sayProblem(m_problem, problem && !ofPassword ? problem->text.whole() : QString());
    m_save->setEnabled(m_presenter.canSubmit());
    m_save->setText(busy ? tr("Saving") : tr("Save password"));
    m_leave->setEnabled(!busy);
}

void NewPasswordPage::takeFocus()
{
    m_password->edit()->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
