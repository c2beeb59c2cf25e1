// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/servicecodepage.h"

#include "ui/signin/servicepresenter.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/codefield.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace desk {

ServiceCodePage::ServiceCodePage(ServicePresenter &presenter, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("serviceCodePage"), theme, parent)
    , m_presenter(presenter)
{
    build();
    bind();
    refresh();
}

void ServiceCodePage::build()
{
    addMark();
    addTitle(tr("Check your email"));
    m_intro = addIntro({});
    addText(QStringLiteral("codeLabel"), TextRole::Button, Tone::Text)->setText(tr("Code"));
    addGap(metrics::space6);
    m_code = new CodeField(theme(), this);
    m_code->setObjectName(QStringLiteral("serviceCode"));
    m_code->setAccessibleName(tr("Code, six digits"));
    column()->addWidget(m_code, 0, Qt::AlignLeft);
    m_problem = addNote(QStringLiteral("problem"), metrics::space8, 0);
    addGap(metrics::space20);
    m_signIn =
        addButton(QStringLiteral("serviceConfirm"), tr("Keep the password and sign in"), ButtonKind::Primary);
    addGap(metrics::space16);
    m_resendIn = new Label(theme(), TextRole::Body, Tone::Muted, this);
    m_resendIn->setObjectName(QStringLiteral("resendIn"));
    m_resendIn->setTabular(true);
    m_resend = makeLink(QStringLiteral("serviceResend"), tr("Send again"), this);
    m_back = makeLink(QStringLiteral("serviceBack"), tr("Use another address"), this);
    QHBoxLayout *row = addRow();
    row->addWidget(m_resendIn);
    row->addWidget(m_resend);
    row->addStretch(1);
    row->addWidget(m_back);
    addGap(metrics::space24);
    addText(QStringLiteral("help"), TextRole::SecondLine, Tone::Muted)
        ->setText(
            tr("No email? Look in the junk folder, or ask an admin whether your address is allowed. The "
               "link in that email does not keep the password: type the digits."));
}

void ServiceCodePage::bind()
{
    connect(m_code, &QLineEdit::textChanged, &m_presenter, &ServicePresenter::setCode);
    connect(m_signIn, &QPushButton::clicked, &m_presenter, &ServicePresenter::goOn);
    connect(m_resend, &QPushButton::clicked, &m_presenter, &ServicePresenter::sendAgain);
    connect(m_back, &QPushButton::clicked, &m_presenter, &ServicePresenter::back);
    connect(&m_presenter, &ServicePresenter::changed, this, &ServiceCodePage::refresh);
}

void ServiceCodePage::refresh()
{
    m_intro->setProse(tr("If %1 may come in, six digits are on their way to it.").arg(m_presenter.email()),
                      m_presenter.email());
    if (m_code->text() != m_presenter.code())
        m_code->setText(m_presenter.code());
    m_code->setReadOnly(m_presenter.isBusy()); // not disabled: the keyboard stays here
    const ServiceProblem problem = m_presenter.problem();
    setWrong(m_code, problem.field == ServiceField::Code);
    m_code->setAccessibleDescription(problem.text.whole());
    sayProblem(m_problem, problem.text.whole());
    const int wait = m_presenter.resendIn();
    m_signIn->setEnabled(m_presenter.canGoOn());
    m_signIn->setText(m_presenter.isBusy() && !m_presenter.isSending() ? tr("Signing in")
                                                                       : tr("Keep the password and sign in"));
    m_resendIn->setVisible(wait > 0);
    m_resendIn->setText(tr("Send again in %1").arg(clockText(wait)));
    m_resend->setVisible(wait == 0);
    m_resend->setEnabled(m_presenter.canSendAgain());
    m_back->setEnabled(!m_presenter.isBusy());
}

void ServiceCodePage::takeFocus()
{
    m_code->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
