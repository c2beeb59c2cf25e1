// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/phonepage.h"

#include "ui/signin/phonepresenter.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/textfield.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace desk {

PhonePage::PhonePage(PhonePresenter &presenter, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("phonePage"), theme, parent)
    , m_presenter(presenter)
{
    build();
    bind();
    refresh();
}

void PhonePage::build()
{
    addMark();
    addTitle(tr("Sign in with your phone"));
    addIntro(tr("We send a code by text message to the number that your account has."));
    m_number = addField(QStringLiteral("phone"), tr("Phone number"), QStringLiteral("phone"));
    m_number->setPlaceholder(QStringLiteral("+44 7700 900101"));
    m_number->edit()->setInputMethodHints(Qt::ImhDialableCharactersOnly);
    m_send = addButton(QStringLiteral("sendText"), tr("Send me a code"), ButtonKind::Primary);
    m_problem = addNote(QStringLiteral("problem"), metrics::space8, 0);
    addGap(metrics::space16);
    m_back = makeLink(QStringLiteral("phoneBack"), tr("Use another way"), this);
    addRow()->addWidget(m_back, 0, Qt::AlignLeft);
}

void PhonePage::bind()
{
    connect(m_number->edit(), &QLineEdit::textEdited, &m_presenter, &PhonePresenter::setNumber);
    connect(m_number->edit(), &QLineEdit::returnPressed, &m_presenter, &PhonePresenter::send);
    connect(m_send, &QPushButton::clicked, &m_presenter, &PhonePresenter::send);
    connect(m_back, &QPushButton::clicked, &m_presenter, &PhonePresenter::cancel);
    connect(&m_presenter, &PhonePresenter::changed, this, &PhonePage::refresh);
}

void PhonePage::refresh()
{
    m_number->setText(m_presenter.typed());
    m_number->edit()->setReadOnly(m_presenter.isBusy());
    const auto problem = m_presenter.problem();
    const bool ofNumber = problem && problem->field == PhonePresenter::Field::Number;
    m_number->setError(ofNumber ? problem->text.whole() : QString());
    sayProblem(m_problem, problem && !ofNumber ? problem->text.whole() : QString());
    m_send->setEnabled(m_presenter.canSend());
    if (m_presenter.isBusy())
        m_send->setText(tr("Sending the message"));
    else
        m_send->setText(m_presenter.resendIn() > 0
                            ? tr("Send again in %1").arg(clockText(m_presenter.resendIn()))
                            : tr("Send me a code"));
    m_back->setEnabled(!m_presenter.isBusy());
}

void PhonePage::takeFocus()
{
    m_number->edit()->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
