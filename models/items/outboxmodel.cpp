// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/outboxmodel.h"

#include "models/items/peoplemodel.h"
#include "models/items/words.h"
#include "models/store/desk.h"

#include <QCoreApplication>

#include <algorithm>

namespace desk {

namespace {

struct OutboxWords
{
    Q_DECLARE_TR_FUNCTIONS(desk::OutboxWords)
};

QString patchText(const Desk &desk, const TicketPatch &patch)
{
    QStringList parts;
    if (patch.status)
        parts << OutboxWords::tr("Status: %1").arg(wordFor(*patch.status));
    if (patch.priority)
        parts << OutboxWords::tr("Priority: %1").arg(wordFor(*patch.priority));
    if (patch.assignee)
        parts << (patch.assignee->isNull()
                      ? OutboxWords::tr("Assigned to nobody")
                      : OutboxWords::tr("Assigned to %1").arg(nameOf(desk, *patch.assignee)));
    if (patch.title)
        parts << OutboxWords::tr("Subject: %1").arg(*patch.title);
    return parts.join(QStringLiteral(", "));
}

} // namespace

QString draftText(const Desk &desk, const Draft &draft)
{
    if (const auto *ticket = std::get_if<NewTicket>(&draft))
        return OutboxWords::tr("New request: %1").arg(ticket->title);
    if (const auto *message = std::get_if<NewMessage>(&draft))
        return (message->internal ? OutboxWords::tr("Note: %1") : OutboxWords::tr("Reply: %1"))
            .arg(message->body.simplified().left(200));
    return patchText(desk, std::get<TicketPatch>(draft));
}

OutboxModel::OutboxModel(const Desk &desk, QObject *parent)
    : CollectionModel(desk.outbox(), parent)
    , m_desk(desk)
{
}

const Unsent &OutboxModel::unsentAt(int row) const
{
    return m_desk.outbox().at(row);
}

int OutboxModel::failedCount() const
{
    const auto &outbox = m_desk.outbox();
    return static_cast<int>(std::count_if(outbox.begin(), outbox.end(), [](const Unsent &unsent) {
        return unsent.delivery == Delivery::Failed;
    }));
}

int OutboxModel::waitingCount() const
{
    return rowCount() - failedCount();
}

int OutboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_desk.outbox().size();
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Unsent &unsent = unsentAt(index.row());
    const bool triedInVain = unsent.delivery == Delivery::Waiting || unsent.delivery == Delivery::Failed;
    switch (role) {
    case UnsentIdRole:
        return unsent.id;
    case TicketIdRole:
        return unsent.ticket().value;
    case DeliveryRole:
        return static_cast<int>(unsent.delivery);
    case ErrorKindRole:
        return triedInVain ? static_cast<int>(unsent.error.kind) : -1;
    case Qt::DisplayRole:
    case TextRole:
        return draftText(m_desk, unsent.draft);
    case AtRole:
        return unsent.at.micros;
    case SentenceRole:
    case Qt::AccessibleTextRole:
        return QString(wordFor(unsent.delivery) + QStringLiteral(". ") + draftText(m_desk, unsent.draft));
    default:
        return {};
    }
}

QHash<int, QByteArray> OutboxModel::roleNames() const
{
    return {{UnsentIdRole, "unsentId"},   {TicketIdRole, "ticketId"}, {DeliveryRole, "delivery"},
            {ErrorKindRole, "errorKind"}, {TextRole, "text"},         {AtRole, "at"},
            {SentenceRole, "sentence"}};
}

} // namespace desk
