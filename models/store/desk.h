// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The state of one signed-in person, and the one door into it. Sync and the commands hold the key; everyone
// else has const Desk & and its signals. Knows no network, no time but the length of a frame.
#pragma once

#include "models/domain/event.h"
#include "models/store/conversation.h"
#include "models/store/patchoverlay.h"
#include "models/store/people.h"
#include "models/store/rowgatherer.h"
#include "models/store/tickettable.h"
#include "models/store/unsent.h"

#include <QObject>
#include <QSet>

#include <map>
#include <memory>

namespace desk {

class Desk : public QObject
{
    Q_OBJECT

public:
    /// `me`: whose own changes are not "unread".
    explicit Desk(PersonId me = {}, QObject *parent = nullptr);
    ~Desk() override;

    void apply(const Event &event);
    /// Announces now what is gathered, instead of at the end of the frame.
    void flush();

    [[nodiscard]] PersonId me() const { return m_me; }
    [[nodiscard]] const TicketTable &tickets() const { return m_tickets; }
    [[nodiscard]] const Collection<Person> &people() const { return m_people; }
    [[nodiscard]] const Collection<Company> &companies() const { return m_companies; }
    [[nodiscard]] const Collection<Unsent> &outbox() const { return m_outbox; }
    /// Null when nobody looked at that ticket yet. Good until the desk is destroyed.
    [[nodiscard]] const Conversation *conversation(TicketId ticket) const;
    /// A first generation is complete: an empty list means that there is nothing.
    [[nodiscard]] bool isLoaded() const { return m_loaded; }

Q_SIGNALS:
    /// At once when it has been quiet, else once a frame.
    void ticketsChanged(const desk::TicketsChange &change);
    void conversationChanged(desk::TicketId ticket);
    void outboxChanged();
    /// A generation is complete: conversations that are shown should be read again.
    void generationEnded();

private:
    void take(const GenerationStarted &event);
    void take(const GenerationEnded &event);
    void take(const TicketsArrived &event);
    void take(const TicketsGone &event);
    void take(const MessagesArrived &event);
    void take(const MessagesGone &event);
    void take(const ChangesArrived &event);
    void take(const PeopleArrived &event);
    void take(const PeopleGone &event);
    void take(const CompaniesArrived &event);
    void take(const ThreadArrived &event);
    void take(const DraftPosted &event);
    void take(const DraftFailed &event);
    void take(const DraftSettled &event);
    void take(const TicketSeen &event);

    void announce(const TicketsChange &change);
    void takeTicket(const TicketRecord &record);
    bool settle(const TicketRecord &record);
    [[nodiscard]] bool isNews(const TicketRecord &record) const;
    void removeTicket(TicketTable::Row row);
    void showTicket(const DraftPosted &posted, const NewTicket &draft);
    void showMessage(const DraftPosted &posted, const NewMessage &draft);
    void showPatch(const TicketPatch &draft);
    void dropPatch(const TicketPatch &draft);
    void withdrawMessage(const NewMessage &draft);
    void setMessageDelivery(const NewMessage &draft, Delivery delivery);
    void refreshDelivery(TicketId ticket);
    void markUnread(TicketId ticket);
    Conversation &follow(TicketId ticket);
    Conversation *known(TicketId ticket);

    PersonId m_me;
    TicketTable m_tickets;
    PatchOverlay m_overlay;
    RowGatherer m_changes;
    Collection<Person> m_people;
    Collection<Company> m_companies;
    Collection<Unsent> m_outbox;
    std::map<TicketId, std::unique_ptr<Conversation>> m_conversations;
    QHash<TicketId, Instant> m_myLastMessage; ///< the ticket's row comes after it, and is not news
    QSet<QUuid> m_brought;                    ///< people and companies of this generation
    bool m_generation = false;
    bool m_loaded = false;
    quint64 m_sequence = 0;
};

} // namespace desk
