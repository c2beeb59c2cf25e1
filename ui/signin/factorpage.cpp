// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/factorpage.h"

#include "ui/signin/factordoor.h"
#include "ui/signin/personcard.h"
#include "ui/text/safetext.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/codefield.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace desk {

FactorPage::FactorPage(FactorDoor &presenter, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("factorPage"), theme, parent)
    , m_presenter(presenter)
{
    build();
    buildHelp();
    bind();
    refresh();
}

void FactorPage::build()
{
    m_person = new PersonCard(theme(), this);
    column()->addWidget(m_person);
    addGap(metrics::space20);
    addTitle(tr("Code of your app"));
    addIntro(
        tr("Open the authenticator app on your phone and type the six digits that it shows for Deskbell."));
    addText(QStringLiteral("codeLabel"), TextRole::Button, Tone::Text)->setText(tr("Code"));
    addGap(metrics::space6);
    m_code = new CodeField(theme(), this);
    m_code->setObjectName(QStringLiteral("appCode"));
    m_code->setAccessibleName(tr("Code of the app, six digits"));
    column()->addWidget(m_code, 0, Qt::AlignLeft);
    m_hint = addNote(QStringLiteral("hint"), metrics::space8, 0);
    addGap(metrics::space20);
    m_goOn = addButton(QStringLiteral("goOn"), tr("Go on"), ButtonKind::Primary);
    addGap(metrics::space16);
}

void FactorPage::buildHelp()
{
    QHBoxLayout *row = addRow();
    m_lookAgain = makeLink(QStringLiteral("lookAgain"), tr("Look again"), this);
    m_another = makeLink(QStringLiteral("another"), tr("Use another account"), this);
    row->addWidget(m_lookAgain);
    row->addStretch(1);
    row->addWidget(m_another);
    addGap(metrics::space24);
    m_help = addText(QStringLiteral("help"), TextRole::SecondLine, Tone::Muted);
}

void FactorPage::bind()
{
    connect(m_code, &QLineEdit::textChanged, &m_presenter, &FactorDoor::setCode);
    connect(m_code, &QLineEdit::returnPressed, &m_presenter, &FactorDoor::submit);
    connect(m_goOn, &QPushButton::clicked, &m_presenter, &FactorDoor::submit);
    connect(m_lookAgain, &QPushButton::clicked, &m_presenter, &FactorDoor::lookAgain);
    connect(m_another, &QPushButton::clicked, &m_presenter, &FactorDoor::leave);
    connect(&m_presenter, &FactorDoor::changed, this, &FactorPage::refresh);
}

void FactorPage::refresh()
{
    const Account &account = m_presenter.account();
    m_person->setAccount(account);
    if (m_code->text() != m_presenter.code())
        m_code->setText(m_presenter.code());
    m_code->setReadOnly(m_presenter.isBusy()); // not disabled: the keyboard stays here
    const QString problem = m_presenter.problem().whole();
    setWrong(m_code, !problem.isEmpty());
    m_code->setAccessibleDescription(problem);
    const bool isNew = !problem.isEmpty() && m_shownProblem.isEmpty();
    m_shownProblem = problem;
    if (problem.isEmpty())
        sayOn(m_hint, QStringLiteral("info"), Tone::Text2, m_presenter.notice());
    else
        sayProblem(m_hint, problem);
    m_goOn->setEnabled(m_presenter.canSubmit());
    m_goOn->setText(m_presenter.isBusy() ? tr("Looking at it") : tr("Go on"));
    const QString help = tr("Lost your phone? An admin of %1 can remove the app from your account. "
                            "Then look again, and sign in without it.");
    m_help->setText(help.arg(isolated(account.organizationName)));
    if (isNew) {
        // The button was not to be pressed while the server looked, and the keyboard had gone on to "Use
        // another account". The next code replaces this one.
        takeFocus();
        m_code->selectAll();
    }
}

void FactorPage::takeFocus()
{
    m_code->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
