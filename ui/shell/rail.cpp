// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "models/items/outboxmodel.h"
#include "models/items/peoplemodel.h"
#include "models/items/viewcounts.h"
#include "ui/shell/railitem.h"
#include "ui/text/safetext.h"
#include "ui/theme/kinds.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace desk {

Rail::Rail(const RailParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
{
    build();
    connect(&parts.counts, &ViewCounts::changed, this, &Rail::showCounts);
    const auto recount = [this] { showCounts(); };
    connect(&parts.outbox, &QAbstractItemModel::rowsInserted, this, recount);
    connect(&parts.outbox, &QAbstractItemModel::rowsRemoved, this, recount);
    connect(&parts.outbox, &QAbstractItemModel::dataChanged, this, recount);
    connect(&parts.outbox, &QAbstractItemModel::modelReset, this, recount);
    const auto regather = [this] { showTeam(); };
    connect(&parts.team, &QAbstractItemModel::rowsInserted, this, regather);
    connect(&parts.team, &QAbstractItemModel::rowsRemoved, this, regather);
    connect(&parts.team, &QAbstractItemModel::dataChanged, this, regather);
    showCounts();
    showTeam();
}

RailItem *Rail::add(QVBoxLayout *column, Verb verb, const QString &icon, const QString &key)
{
    QAction *action = m_parts.actions[verb];
    auto *item = new RailItem(m_parts.theme,
                              action->objectName().replace(QLatin1String("action"), QLatin1String("rail")),
                              action->text(), icon, key, this);
    m_places.addButton(item, int(verb));
    connect(item, &RailItem::clicked, action, &QAction::trigger);
    column->addWidget(item);
    return item;
}

void Rail::build()
{
    setObjectName(QStringLiteral("rail"));
    setFixedWidth(metrics::railWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::space8, metrics::space12, metrics::space8, metrics::space8);
    column->setSpacing(0);
    const auto section = [&](const QString &words) {
        auto *label = sectionLabel(m_parts.theme, words, this);
        label->setContentsMargins(8, 0, 8, 4);
        column->addWidget(label);
    };
    section(tr("My work"));
    m_mine = add(column, Verb::ShowMine, {}, QStringLiteral("1"));
    m_outbox = add(column, Verb::ShowOutbox, QStringLiteral("outbox"), {});
    column->addSpacing(metrics::space12);
    section(tr("Views"));
    m_unassigned = add(column, Verb::ShowUnassigned, {}, QStringLiteral("2"));
    m_allOpen = add(column, Verb::ShowAllOpen, {}, QStringLiteral("3"));
    m_solved = add(column, Verb::ShowSolved, {}, QStringLiteral("4"));
    column->addSpacing(metrics::space12);
    section(tr("Team"));
    m_team = new QWidget(this);
    auto *people = new QVBoxLayout(m_team);
    people->setContentsMargins(0, 0, 0, 0);
    people->setSpacing(0);
    column->addWidget(m_team);
    if (m_parts.hasAdmission || m_parts.hasSafety) {
        column->addSpacing(metrics::space12);
        section(tr("Admin"));
    }
    if (m_parts.hasAdmission)
        add(column, Verb::ShowAllowedEmails, QStringLiteral("shield"), {});
    if (m_parts.hasSafety)
        add(column, Verb::ShowSafetyRules, QStringLiteral("lock"), {});
    column->addStretch(1);
    auto *fresh = makeButton(QStringLiteral("newTicketButton"), ButtonKind::Secondary,
                             {m_parts.actions[Verb::NewTicket]->text(), QStringLiteral("plus")}, this);
    setKeyHint(fresh, m_parts.actions[Verb::NewTicket]->shortcut().toString(QKeySequence::NativeText));
    connect(fresh, &QPushButton::clicked, m_parts.actions[Verb::NewTicket], &QAction::trigger);
    column->addWidget(fresh);
}

void Rail::mark(Verb place)
{
    m_places.setExclusive(false);
    const QList<QAbstractButton *> items = m_places.buttons();
    for (QAbstractButton *item : items) {
        const bool here = m_places.id(item) == int(place);
        item->setChecked(here);
        // Tab comes in where one is, arrows lead to the others.
        item->setFocusPolicy(here || place == Verb::Count ? Qt::StrongFocus : Qt::ClickFocus);
    }
    m_places.setExclusive(place != Verb::Count);
}

void Rail::showCounts()
{
    m_mine->setCount(m_parts.counts.count(View::Mine));
    m_unassigned->setCount(m_parts.counts.count(View::Unassigned));
    m_allOpen->setCount(m_parts.counts.count(View::AllOpen));
    m_solved->setCount(0); // a number that only grows tells nobody anything
    const int failed = m_parts.outbox.failedCount();
    m_outbox->setCount(failed > 0 ? failed : m_parts.outbox.waitingCount(), failed > 0);
}

void Rail::showTeam()
{
    qDeleteAll(m_team->findChildren<RailItem *>(QString(), Qt::FindDirectChildrenOnly));
    constexpr int Most = 8; // the rail does not scroll; all of them are in the menu of "With"
    int shown = 0;
    for (const Person &person : m_parts.team.rows()) {
        if (++shown > Most)
            break;
        const QString name = safeLine(person.name);
        auto *item =
            new RailItem(m_parts.theme, QStringLiteral("team-") + person.id.toString(), name, {}, {}, m_team);
        item->setCheckable(false);
        item->setPerson(person.id.value, name);
        item->setToolTip(tr("Open tickets with %1").arg(plainTip(name)));
        connect(item, &RailItem::clicked, this, [this, id = person.id] { Q_EMIT personChosen(id); });
        m_team->layout()->addWidget(item);
    }
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_parts.theme.tokens().window);
}

} // namespace desk
