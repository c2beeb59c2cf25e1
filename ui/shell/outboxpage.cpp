// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/outboxpage.h"

#include "models/commands/ticketcommands.h"
#include "models/items/outboxmodel.h"
#include "models/items/words.h"
#include "models/store/desk.h"
#include "ui/dialogs/questions.h"
#include "ui/text/errortext.h"
#include "ui/text/safetext.h"
#include "ui/text/times.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace desk {
namespace {

Doing doingOf(const Draft &draft)
{
    if (std::holds_alternative<NewTicket>(draft))
        return Doing::FilingRequest;
    if (const auto *message = std::get_if<NewMessage>(&draft))
        return message->internal ? Doing::AddingNote : Doing::SendingReply;
    return Doing::SavingChange;
}

} // namespace

OutboxPage::OutboxPage(const OutboxParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
{
    build();
    const auto changed = [this] { showRows(); };
    connect(&parts.outbox, &QAbstractItemModel::rowsInserted, this, changed);
    connect(&parts.outbox, &QAbstractItemModel::rowsRemoved, this, changed);
    connect(&parts.outbox, &QAbstractItemModel::dataChanged, this, changed);
    connect(&parts.outbox, &QAbstractItemModel::modelReset, this, changed);
    showRows();
}

void OutboxPage::build()
{
    setObjectName(QStringLiteral("outboxPage"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *top = new Panel(m_parts.theme, &Tokens::surface, this);
    top->setFixedHeight(metrics::listHeader + 8);
    top->setEdges(Qt::BottomEdge);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(metrics::panePadding, 0, metrics::panePadding, 0);
    auto *name = new Label(m_parts.theme, TextRole::Title, Tone::Text, tr("Outbox"), top);
    name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_count = new Label(m_parts.theme, TextRole::Body, Tone::Muted, top);
    m_count->setObjectName(QStringLiteral("outboxCount"));
    row->addWidget(name);
    row->addWidget(m_count, 1);
    column->addWidget(top);
    auto *ground = new Panel(m_parts.theme, &Tokens::surface, this);
    m_stack = new QStackedLayout(ground);
    m_empty = new EmptyState(m_parts.theme, ground);
    m_empty->say(QStringLiteral("check"), tr("Everything is sent"),
                 tr("What you write stands here until the server has it."));
    m_stack->addWidget(m_empty);
    auto *scroll = new QScrollArea(ground);
    scroll->setObjectName(QStringLiteral("outboxScroll"));
    scroll->setAccessibleName(tr("Outbox"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    m_rows = new Panel(m_parts.theme, &Tokens::surface, scroll);
    m_column = new QVBoxLayout(m_rows);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addStretch(1);
    scroll->setWidget(m_rows);
    m_stack->addWidget(scroll);
    column->addWidget(ground, 1);
}

void OutboxPage::showRows()
{
    const QList<QWidget *> old =
        m_rows->findChildren<QWidget *>(QStringLiteral("outboxRow"), Qt::FindDirectChildrenOnly);
    for (QWidget *row : old) {
        m_column->removeWidget(row);
        row->hide();
        row->deleteLater(); // one of its buttons may be in the middle of a click
    }
    const int rows = m_parts.outbox.rowCount();
    for (int i = 0; i < rows; ++i)
        m_column->insertWidget(i, makeRow(m_parts.outbox.unsentAt(i)));
    m_count->setText(rows > 0 ? QLocale().toString(rows) : QString());
    m_stack->setCurrentIndex(rows > 0 ? 1 : 0);
}

QString OutboxPage::stateOf(const Unsent &unsent) const
{
    const QString since = friendlyTime(unsent.at, m_parts.clock.now());
    if (unsent.delivery == Delivery::Failed)
        return errorText(unsent.error, doingOf(unsent.draft)).whole();
    return tr("%1, written %2").arg(wordFor(unsent.delivery), since);
}

/// Which ticket it belongs to; empty where that is what the row itself says.
QString OutboxPage::ticketOf(const Unsent &unsent) const
{
    const TicketTable &tickets = m_parts.desk.tickets();
    const int row = tickets.find(unsent.ticket());
    if (row < 0 || std::holds_alternative<NewTicket>(unsent.draft))
        return {};
    const qint64 number = tickets.number(static_cast<TicketTable::Row>(row));
    const QString title = safeLine(tickets.title(static_cast<TicketTable::Row>(row)));
    return number > 0 ? QStringLiteral("#%1 %2").arg(QString::number(number), title) : title;
}

QWidget *OutboxPage::makeRow(const Unsent &unsent)
{
    auto *row = new Panel(m_parts.theme, &Tokens::surface, m_rows);
    row->setObjectName(QStringLiteral("outboxRow"));
    row->setEdges(Qt::BottomEdge);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(metrics::panePadding, 10, metrics::panePadding, 10);
    line->setSpacing(metrics::space12);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    const QString text = safeLine(draftText(m_parts.desk, unsent.draft));
    words->addWidget(new Label(m_parts.theme, TextRole::BodyStrong, Tone::Text, text, row));
    if (const QString ticket = ticketOf(unsent); !ticket.isEmpty()) {
        auto *about = new Label(m_parts.theme, TextRole::Meta, Tone::Text, ticket, row);
        about->setObjectName(QStringLiteral("outboxTicket"));
        words->addWidget(about);
    }
    const bool failed = unsent.delivery == Delivery::Failed;
    auto *why =
        new Label(m_parts.theme, TextRole::Meta, failed ? Tone::Danger : Tone::Muted, stateOf(unsent), row);
    why->setObjectName(QStringLiteral("outboxWhy"));
    why->setOverflow(Label::Overflow::Wrap);
    words->addWidget(why);
    line->addLayout(words, 1);
    const QUuid id = unsent.id;
    auto *open = makeLink(QStringLiteral("outboxOpen"), tr("Open the ticket"), row);
    connect(open, &QPushButton::clicked, this,
            [this, ticket = unsent.ticket()] { Q_EMIT ticketRequested(ticket); });
    auto *again = makeButton(QStringLiteral("outboxResend"), ButtonKind::Secondary, {tr("Send again")}, row);
    again->setEnabled(unsent.delivery != Delivery::Pending);
    connect(again, &QPushButton::clicked, this, [this, id] { m_parts.commands.resend(id); });
    auto *discard = makeButton(QStringLiteral("outboxDiscard"), ButtonKind::Danger, {tr("Discard")}, row);
    discard->setEnabled(unsent.delivery != Delivery::Pending);
    connect(discard, &QPushButton::clicked, this, [this, id] {
        askToDiscard(m_parts.ask, this, Unwanted::Waiting, [this, id] { m_parts.commands.discard(id); });
    });
    for (QPushButton *button : {open, again, discard})
        line->addWidget(button, 0, Qt::AlignVCenter);
    return row;
}

} // namespace desk
