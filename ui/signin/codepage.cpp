// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/codepage.h"

#include "ui/signin/signinpresenter.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/codefield.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace desk {

CodePage::CodePage(SignInPresenter &presenter, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("codePage"), theme, parent)
    , m_presenter(presenter)
{
    build();
    bind();
    refresh();
}

void CodePage::build()
{
    addMark();
    addTitle(tr("Check your email"));
    m_intro = addIntro({});
    buildFields();
    m_signIn = addButton(QStringLiteral("signIn"), tr("Sign in"), ButtonKind::Primary);
    addGap(metrics::space16);
    QHBoxLayout *row = addRow();
    m_resendIn = new Label(theme(), TextRole::Body, Tone::Muted, this);
    m_resendIn->setObjectName(QStringLiteral("resendIn"));
    m_resendIn->setTabular(true);
    m_resend = makeLink(QStringLiteral("resend"), tr("Send again"), this);
    m_another = makeLink(QStringLiteral("another"), tr("Use another address"), this);
    row->addWidget(m_resendIn);
    row->addWidget(m_resend);
    row->addStretch(1);
    row->addWidget(m_another);
    addGap(metrics::space24);
    addText(QStringLiteral("help"), TextRole::SecondLine, Tone::Muted)
        ->setText(tr("No email? Look in the junk folder, or ask an admin whether your address is allowed. "
                     "If the link does nothing, type the digits."));
}

void CodePage::buildFields()
{
    addText(QStringLiteral("codeLabel"), TextRole::Button, Tone::Text)->setText(tr("Code"));
    addGap(metrics::space6);
    m_code = new CodeField(theme(), this);
    m_code->setObjectName(QStringLiteral("code"));
    m_code->setAccessibleName(tr("Code, six digits"));
    column()->addWidget(m_code, 0, Qt::AlignLeft);
    m_hint = addNote(QStringLiteral("hint"), metrics::space8, 0);
    addGap(metrics::space20);
}

void CodePage::bind()
{
    connect(m_code, &QLineEdit::textChanged, &m_presenter, &SignInPresenter::setCode);
    connect(m_signIn, &QPushButton::clicked, &m_presenter, &SignInPresenter::signIn);
    connect(m_resend, &QPushButton::clicked, &m_presenter, &SignInPresenter::sendCode);
    connect(m_another, &QPushButton::clicked, &m_presenter, &SignInPresenter::useAnotherAddress);
    connect(&m_presenter, &SignInPresenter::changed, this, &CodePage::refresh);
}

void CodePage::refresh()
{
    const QString email = m_presenter.email();
    m_intro->setProse((m_presenter.wasSent()
                           ? tr("We sent six digits to %1, if it may come in. Type them here, or click the "
                                "link in that email.")
                           : tr("Type the six digits from the email to %1, or click the link in it."))
                          .arg(email),
                      email);
    if (m_code->text() != m_presenter.code())
        m_code->setText(m_presenter.code());
    m_code->setReadOnly(m_presenter.isBusy()); // not disabled: the keyboard stays here
    m_signIn->setEnabled(m_presenter.canSignIn());
    m_signIn->setText(m_presenter.isBusy() ? tr("Signing in") : tr("Sign in"));
    const int wait = m_presenter.resendIn();
    m_resendIn->setVisible(wait > 0);
    m_resendIn->setText(tr("Send again in %1").arg(clockText(wait)));
    m_resend->setVisible(wait == 0);
    m_resend->setEnabled(m_presenter.canSendCode());
    m_another->setEnabled(!m_presenter.isBusy());
    refreshHint();
}

void CodePage::refreshHint()
{
    const auto problem = m_presenter.problem();
    setWrong(m_code, problem && problem->field == SignInPresenter::Field::Code);
    m_code->setAccessibleDescription(problem ? problem->text.whole() : QString());
    if (problem)
        return sayProblem(m_hint, problem->text.whole());
    QString hint;
    if (m_presenter.codeWorksFor() > 0)
        hint = tr("Works for another %1 minutes.").arg(clockText(m_presenter.codeWorksFor()));
    else if (m_presenter.wasSent())
        hint = tr("That code is too old by now. Send a new one.");
    sayOn(m_hint, QStringLiteral("clock"), Tone::Muted, hint);
}

void CodePage::takeFocus()
{
    m_code->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
