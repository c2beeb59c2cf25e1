// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The two lists of the context panel: what else this person has open, and what happened to the ticket.
#include "models/ports/clock.h"
#include "models/store/desk.h"
#include "ui/context/contextpanel.h"
#include "ui/conversation/changetext.h"
#include "ui/conversation/ticketpresenter.h"
#include "ui/text/safetext.h"
#include "ui/text/times.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace desk {
namespace {

constexpr int MostOthers = 5;
constexpr int MostChanges = 8;

void clear(QVBoxLayout *list)
{
    while (QLayoutItem *item = list->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // it may be the one that was just clicked
        }
        delete item;
    }
}

} // namespace

QList<Ticket> openTicketsOf(const Desk &desk, PersonId requester, TicketId except, int most)
{
    const TicketTable &table = desk.tickets();
    std::vector<TicketTable::Row> rows;
    const TicketTable::NameIndex person = table.nameIndex(requester.value);
    for (TicketTable::Row row = 0; row < table.rowEnd(); ++row)
        if (table.isAlive(row) && table.requesterIndex(row) == person && table.isOpen(row) &&
            table.id(row) != except)
            rows.push_back(row);
    std::sort(rows.begin(), rows.end(),
              [&](auto a, auto b) { return table.updatedAt(a) > table.updatedAt(b); });
    QList<Ticket> tickets;
    for (std::size_t i = 0; i < rows.size() && i < std::size_t(most); ++i)
        tickets.append(table.ticket(rows[i]));
    return tickets;
}

void ContextPanel::showOthers(const Ticket &ticket)
{
    const QList<Ticket> others = openTicketsOf(m_parts.desk, ticket.requester, ticket.id, MostOthers);
    if (others == m_shownOthers && m_others->count() > 0)
        return; // a busy desk changes sixty times a second
    m_shownOthers = others;
    clear(m_others);
    for (const Ticket &other : others) {
        const QString title = safeLine(other.title);
        auto *link = makeLink(QStringLiteral("otherTicket"), {}, m_content);
        link->setAccessibleName(title);
        link->setToolTip(plainTip(title));
        const QString words = QStringLiteral("#%1 %2").arg(other.number).arg(title);
        link->setText(link->fontMetrics()
                          .elidedText(words, Qt::ElideRight, std::max(160, width() - 56))
                          .replace(u'&', QStringLiteral("&&")));
        connect(link, &QPushButton::clicked, this, [this, id = other.id] { Q_EMIT ticketRequested(id); });
        m_others->addWidget(link);
    }
    if (others.isEmpty())
        m_others->addWidget(
            new Label(m_parts.theme, TextRole::Meta, Tone::Muted, tr("Nothing else"), m_content));
}

void ContextPanel::showHistory()
{
    clear(m_history);
    const Conversation *conversation = m_parts.desk.conversation(m_parts.ticket.id());
    const int count = conversation ? conversation->changes.size() : 0;
    const Instant now = m_parts.clock.now();
    for (int i = count - 1; i >= std::max(0, count - MostChanges); --i) {
        const TicketChange &change = conversation->changes.at(i);
        auto *what = new Label(m_parts.theme, TextRole::Meta, Tone::Text2,
                               changeSentence(m_parts.desk, change), m_content);
        what->setOverflow(Label::Overflow::Wrap);
        m_history->addWidget(what);
        m_history->addWidget(
            new Label(m_parts.theme, TextRole::Tiny, Tone::Muted, friendlyTime(change.at, now), m_content));
    }
    if (count == 0)
        m_history->addWidget(
            new Label(m_parts.theme, TextRole::Meta, Tone::Muted, tr("No changes yet"), m_content));
}

} // namespace desk
