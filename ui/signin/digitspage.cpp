// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/digitspage.h"

#include "ui/text/errortext.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/codefield.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace desk {

DigitsPage::DigitsPage(const QString &name, About about, const Theme &theme, QWidget *parent)
    : DoorPage(name, theme, parent)
    , m_about(std::move(about))
{
    build();
    connect(m_code, &QLineEdit::textChanged, this, &DigitsPage::typed);
    connect(m_accept, &QPushButton::clicked, this, &DigitsPage::accepted);
    connect(m_resend, &QPushButton::clicked, this, &DigitsPage::resendClicked);
    connect(m_another, &QPushButton::clicked, this, &DigitsPage::anotherClicked);
}

void DigitsPage::build()
{
    addMark();
    addTitle(m_about.title);
    m_intro = addIntro({});
    buildField();
    m_accept = addButton(QStringLiteral("signIn"), m_about.accept, ButtonKind::Primary);
    addGap(metrics::space16);
    buildRow();
    addGap(metrics::space24);
    addText(QStringLiteral("help"), TextRole::SecondLine, Tone::Muted)->setText(m_about.help);
}

void DigitsPage::buildField()
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

void DigitsPage::buildRow()
{
    QHBoxLayout *row = addRow();
    m_resendIn = new Label(theme(), TextRole::Body, Tone::Muted, this);
    m_resendIn->setObjectName(QStringLiteral("resendIn"));
    m_resendIn->setTabular(true);
    m_resend = makeLink(QStringLiteral("resend"), tr("Send again"), this);
    m_another = makeLink(QStringLiteral("another"), m_about.another, this);
    row->addWidget(m_resendIn);
    row->addWidget(m_resend);
    row->addStretch(1);
    row->addWidget(m_another);
}

void DigitsPage::showState(const State &state)
{
    m_intro->setProse(state.intro, state.strong);
    if (m_code->text() != state.code)
        m_code->setText(state.code);
    m_code->setReadOnly(state.isBusy); // not disabled: the keyboard stays here
    m_accept->setEnabled(state.canAccept);
    m_accept->setText(state.isBusy ? tr("Signing in") : m_about.accept);
    m_resendIn->setVisible(state.resendIn > 0);
    m_resendIn->setText(tr("Send again in %1").arg(clockText(state.resendIn)));
    m_resend->setVisible(state.resendIn == 0);
    m_resend->setEnabled(state.canSend);
    m_another->setEnabled(!state.isBusy);
    showHint(state);
}

void DigitsPage::showHint(const State &state)
{
    setWrong(m_code, state.isWrong);
    m_code->setAccessibleDescription(state.problem);
    if (!state.problem.isEmpty())
        return sayProblem(m_hint, state.problem);
    QString hint;
    if (state.worksFor > 60)
        hint = tr("Works for another %1 minutes.").arg(clockText(state.worksFor));
    else if (state.worksFor > 0)
        hint = tr("Works for another %n second(s).", nullptr, state.worksFor);
    else if (state.wasSent)
        hint = tr("That code is too old by now. Send a new one.");
    sayOn(m_hint, QStringLiteral("clock"), Tone::Muted, hint);
}

void DigitsPage::takeFocus()
{
    m_code->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
