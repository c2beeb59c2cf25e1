// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/passwordcard.h"

#include "ui/account/passwordpresenter.h"
#include "ui/signin/passwordentry.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/codefield.h"
#include "ui/widgets/keyboard.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/textfield.h"

#include <QHBoxLayout>
#include <QHideEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace desk {

using Field = PasswordPresenter::Field;

PasswordCard::PasswordCard(PasswordPresenter &presenter, const QStringList &personal, Reader reader,
                           const Theme &theme, QWidget *parent)
    : AccountCard(QStringLiteral("passwordCard"), tr("Password"), reader, theme, parent)
    , m_presenter(presenter)
    , m_personal(personal)
{
    build();
    bind();
    refresh();
}

void PasswordCard::build()
{
    addText(QStringLiteral("passwordIntro"), Tone::Text2,
            tr("For signing in without waiting for an email. When you change it, you are signed out on all "
               "your other devices."));
    buildFields();
    buildCode();
    m_problem = addNote(QStringLiteral("passwordProblem"));
    QHBoxLayout *row = addRow();
    m_save = button(QStringLiteral("savePassword"), ButtonKind::Primary, {});
    m_back = button(QStringLiteral("passwordBack"), ButtonKind::Secondary, tr("Back"));
    row->addWidget(m_save);
    row->addWidget(m_back);
    row->addStretch(1);
}

void PasswordCard::buildFields()
{
    m_soFar = addField(QStringLiteral("passwordSoFar"), tr("Password until now"), QStringLiteral("key"));
    m_soFar->edit()->setEchoMode(QLineEdit::Password);
    m_password = new PasswordEntry(theme(), QStringLiteral("newPassword"), tr("New password"), this);
    addNarrow(m_password);
}

void PasswordCard::buildCode()
{
    m_proof = new QWidget(this);
    auto *proof = new QVBoxLayout(m_proof);
    proof->setContentsMargins(0, 0, 0, 0);
    proof->setSpacing(metrics::space8);
    auto *why = new Label(theme(), TextRole::Body, Tone::Text,
                          tr("You signed in a while ago. To be sure that it is you, we sent six digits to "
                             "your email address. Type them here."),
                          m_proof);
    why->setOverflow(Label::Overflow::Wrap);
    proof->addWidget(why);
    m_code = new CodeField(theme(), m_proof);
    m_code->setObjectName(QStringLiteral("passwordCode"));
    m_code->setAccessibleName(tr("Code from the email, six digits"));
    proof->addWidget(m_code, 0, Qt::AlignLeft);
    auto *row = new QHBoxLayout;
    m_resendIn = new Label(theme(), TextRole::Body, Tone::Muted, m_proof);
    m_resendIn->setTabular(true);
    m_resend = makeLink(QStringLiteral("passwordResend"), tr("Send again"), m_proof);
    row->addWidget(m_resendIn);
    row->addWidget(m_resend);
    row->addStretch(1);
    proof->addLayout(row);
    column()->addWidget(m_proof);
}

void PasswordCard::bind()
{
    PasswordPresenter &one = m_presenter;
    connect(m_soFar->edit(), &QLineEdit::textEdited, &one, &PasswordPresenter::setSoFar);
    connect(m_password->edit(), &QLineEdit::textEdited, &one, &PasswordPresenter::setPassword);
    connect(m_password->edit(), &QLineEdit::returnPressed, &one, &PasswordPresenter::save);
    connect(m_code, &QLineEdit::textChanged, &one, &PasswordPresenter::setCode);
    connect(m_code, &QLineEdit::returnPressed, &one, &PasswordPresenter::save);
    connect(m_save, &QPushButton::clicked, &one, &PasswordPresenter::save);
    connect(m_back, &QPushButton::clicked, &one, &PasswordPresenter::back);
    connect(m_resend, &QPushButton::clicked, &one, &PasswordPresenter::sendCode);
    connect(&one, &PasswordPresenter::changed, this, &PasswordCard::refresh);
}

void PasswordCard::refresh()
{
    const KeyboardPlace keyboard(this);
    const PasswordPresenter &one = m_presenter;
    const bool code = one.step() == PasswordPresenter::Step::Code;
    m_soFar->setText(one.typed().soFar);
    m_password->setPassword(one.typed().password, m_personal);
    m_soFar->setVisible(one.asksForSoFar());
    const QString problem = one.problem().whole();
    const auto at = [&](Field field) { return one.wrongField() == field ? problem : QString(); };
    m_soFar->setError(at(Field::SoFar));
    m_password->setError(at(Field::Password));
    const bool below = one.wrongField() == Field::None || one.wrongField() == Field::Code;
    sayProblem(m_problem, below ? problem : QString());
    m_save->setEnabled(one.canSave());
    m_save->setText(one.isBusy() ? tr("Changing") : tr("Change password"));
    m_back->setVisible(code);
    m_back->setEnabled(!one.isBusy());
    refreshCode();
    const bool isNew = m_proof->isHidden() == code;
    m_password->setVisible(!code);
    m_proof->setVisible(code);
    if (keyboard.isLost() || (isNew && (code || keyboard.was())))
        takeKeyboard(code);
}

void PasswordCard::takeKeyboard(bool code)
{
    QLineEdit *field = code ? static_cast<QLineEdit *>(m_code) : m_password->edit();
    field->setFocus(Qt::OtherFocusReason);
}

void PasswordCard::refreshCode()
{
    const PasswordPresenter &one = m_presenter;
    if (m_code->text() != one.typed().code)
        m_code->setText(one.typed().code);
    m_code->setReadOnly(one.isBusy()); // not disabled: the keyboard stays here
    const bool wasWrong = isWrong(m_code);
    setWrong(m_code, one.wrongField() == Field::Code);
    if (isWrong(m_code) && !wasWrong)
        m_code->selectAll(); // the next code replaces this one
    m_resendIn->setVisible(one.resendIn() > 0);
    m_resendIn->setText(tr("Send again in %1").arg(clockText(one.resendIn())));
    m_resend->setVisible(one.resendIn() == 0);
    m_resend->setEnabled(one.canSendCode());
}

/// Passwords do not wait on a page that nobody looks at. (A window that is minimized is another matter.)
void PasswordCard::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous())
        m_presenter.forget();
    AccountCard::hideEvent(event);
}

} // namespace desk
