// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/safetycards.h"

#include "ui/dialogs/questions.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/noteline.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace desk {

namespace {

Question askDemand()
{
    Question question;
    question.name = QStringLiteral("demandFactorQuestion");
    question.title = DemandCard::tr("Demand an authenticator app of every admin?");
    question.text =
        DemandCard::tr("Admins who have none see nothing any more, from their next step on, until "
                       "they have set one up. Deskbell leads them there.");
    question.yes = DemandCard::tr("Turn on");
    return question;
}

} // namespace

DemandCard::DemandCard(SafetyPresenter &presenter, Ask &ask, const Theme &theme, QWidget *parent)
    : AccountCard(QStringLiteral("demandCard"), tr("Authenticator app"), Reader::Team, theme, parent)
    , m_presenter(presenter)
    , m_ask(ask)
{
    build();
    connect(m_demanded, &QCheckBox::clicked, this, &DemandCard::choose);
    connect(m_account, &QPushButton::clicked, this, &DemandCard::accountRequested);
    connect(&presenter, &SafetyPresenter::changed, this, &DemandCard::refresh);
    refresh();
}

void DemandCard::build()
{
    m_demanded = new QCheckBox(tr("Admins need an authenticator app"), this);
    m_demanded->setObjectName(QStringLiteral("demandFactor"));
    column()->addWidget(m_demanded, 0, Qt::AlignLeft);
    Label *words = addText(QStringLiteral("demandWords"), Tone::Text2,
                           tr("Then admins sign in with a code from an app on their phone, before the PIN. "
                              "Everybody else may have an app, and needs none."));
    m_demanded->setAccessibleDescription(words->text());
    m_problem = addNote(QStringLiteral("demandProblem"));
    QHBoxLayout *row = addRow();
    m_account = button(QStringLiteral("ownFactor"), ButtonKind::Secondary, tr("Sign-in and account"));
    row->addWidget(m_account);
    row->addStretch(1);
}

/// The tick says what is, not what is wished for: it follows the server's answer.
void DemandCard::choose(bool demanded)
{
    m_demanded->setChecked(m_presenter.isFactorDemanded());
    if (m_presenter.isDemandBusy())
        return;
    if (demanded)
        askFor(m_ask, this, askDemand(), [this] { m_presenter.demandFactor(true); });
    else
        m_presenter.demandFactor(false);
}

void DemandCard::refresh()
{
    const bool hadKeyboard = m_account->hasFocus();
    m_demanded->setChecked(m_presenter.isFactorDemanded());
    sayProblem(m_problem, m_presenter.demandProblem().whole());
    m_account->setVisible(m_presenter.needsOwnFactor());
    if (hadKeyboard && !m_account->isVisible())
        m_demanded->setFocus(Qt::OtherFocusReason);
}

IdleCard::IdleCard(SafetyPresenter &presenter, const Theme &theme, QWidget *parent)
    : AccountCard(QStringLiteral("idleCard"), tr("Lock when nobody is there"), Reader::Team, theme, parent)
    , m_presenter(presenter)
{
    build();
    connect(m_save, &QPushButton::clicked, &presenter, &SafetyPresenter::save);
    connect(&presenter, &SafetyPresenter::changed, this, &IdleCard::refresh);
    refresh();
}

void IdleCard::build()
{
    addText(
        QStringLiteral("idleWords"), Tone::Text2,
        tr("When nobody has touched keyboard or mouse for so many minutes, Deskbell locks itself and asks "
           "for the PIN. From %1 to %2; who belongs to several help desks has the shortest time of them.")
            .arg(LeastIdleMinutes)
            .arg(MostIdleMinutes));
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::space12);
    grid->setVerticalSpacing(metrics::space8);
    addRole(grid, Role::Admin, tr("Admins"), tr("Minutes until the lock, admins"));
    addRole(grid, Role::Manager, tr("Managers"), tr("Minutes until the lock, managers"));
    addRole(grid, Role::Staff, tr("Staff"), tr("Minutes until the lock, staff"));
    addRole(grid, Role::Client, tr("Clients"), tr("Minutes until the lock, clients"));
    grid->setColumnStretch(2, 1);
    column()->addLayout(grid);
    addText(QStringLiteral("idleAtOnce"), Tone::Text2,
            tr("Fewer minutes count at once, also for people who are at work now: they may be asked for the "
               "PIN. More minutes count after the next PIN."));
    m_problem = addNote(QStringLiteral("idleProblem"));
    QHBoxLayout *row = addRow();
    m_save = button(QStringLiteral("saveMinutes"), ButtonKind::Primary, {});
    row->addWidget(m_save);
    row->addStretch(1);
}

void IdleCard::addRole(QGridLayout *grid, Role role, const QString &words, const QString &spoken)
{
    const auto at = std::find(IdleRoles.begin(), IdleRoles.end(), role) - IdleRoles.begin();
    auto *minutes = new QSpinBox(this);
    minutes->setObjectName(QStringLiteral("idleMinutes%1").arg(at));
    minutes->setAccessibleName(spoken);
    minutes->setRange(LeastIdleMinutes, MostIdleMinutes);
    minutes->setFocusPolicy(Qt::StrongFocus); // a wheel that passes by changes nothing
    minutes->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    minutes->setFixedWidth(Fonts::scaled(96));
    connect(minutes, &QSpinBox::valueChanged, this,
            [this, role](int value) { m_presenter.setMinutes(role, value); });
    m_minutes[std::size_t(at)] = minutes;
    const int row = int(at);
    auto *name = new Label(theme(), TextRole::Body, Tone::Text, words, this);
    name->setMinimumWidth(Fonts::scaled(96));
    grid->addWidget(name, row, 0);
    grid->addWidget(minutes, row, 1);
    grid->addWidget(new Label(theme(), TextRole::Body, Tone::Muted, tr("minutes"), this), row, 2);
}

void IdleCard::refresh()
{
    const bool hadKeyboard = m_save->hasFocus();
    for (std::size_t i = 0; i < IdleRoles.size(); ++i) {
        if (m_minutes[i]->value() == m_presenter.minutes(IdleRoles[i]))
            continue; // somebody may be in the middle of a number
        const QSignalBlocker quiet(m_minutes[i]);
        m_minutes[i]->setValue(m_presenter.minutes(IdleRoles[i]));
    }
    sayProblem(m_problem, m_presenter.saveProblem().whole());
    m_save->setText(m_presenter.isSaving() ? tr("Saving") : tr("Save minutes"));
    m_save->setEnabled(m_presenter.isChanged());
    if (hadKeyboard && !m_save->isEnabled())
        m_minutes.front()->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
