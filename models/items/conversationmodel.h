// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One ticket's conversation as rows: days, the request, messages, changes, and a line before what is new.
#pragma once

#include "models/items/timelinerow.h"
#include "models/items/valuelistmodel.h"

#include <QHash>
#include <QTimeZone>

namespace desk {

class Desk;
struct Conversation;

class ConversationModel : public ValueListModel<TimelineRow>
{
    Q_OBJECT

public:
    enum class Filter { All, Talk, Notes, Events };
    Q_ENUM(Filter)
    enum Role {
        KindRole = Qt::UserRole + 1, ///< int of TimelineRow::Kind
        MessageIdRole,               ///< QUuid
        BodyRole,                    ///< QString, plain text
        AuthorRole,                  ///< QUuid
        AuthorNameRole,              ///< QString
        InternalRole,                ///< bool
        FromTeamRole,                ///< bool
        DeliveryRole,                ///< int of Delivery
        AtRole,                      ///< qint64, microseconds UTC
        SentenceRole,                ///< QString: the row as one sentence, for screen readers
    };

    explicit ConversationModel(const Desk &desk, QObject *parent = nullptr);

    void setTicket(TicketId ticket);
    [[nodiscard]] TicketId ticket() const { return m_ticket; }
    void setFilter(Filter filter);
    [[nodiscard]] Filter filter() const { return m_filter; }
    /// Days are those of this zone; the system's unless told.
    void setTimeZone(const QTimeZone &zone);
    /// The whole conversation was read.
    [[nodiscard]] bool isLoaded() const;
    /// How many rows each filter would show, days and lines not counted.
    [[nodiscard]] int countFor(Filter filter) const;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void ticketChanged();
    void loadedChanged();

protected:
    [[nodiscard]] bool isSameRow(const TimelineRow &a, const TimelineRow &b) const override
    {
        return a.isSameRow(b);
    }

private:
    void rebuild();
    void rebuildRequest();
    [[nodiscard]] QList<TimelineRow> content(const Conversation &conversation) const;
    [[nodiscard]] QList<TimelineRow> withLines(const QList<TimelineRow> &content) const;
    [[nodiscard]] TimelineRow request(const Conversation &conversation) const;
    [[nodiscard]] bool isNews(const TimelineRow &row) const;
    void rememberSeen();

    const Desk &m_desk;
    TicketId m_ticket;
    Filter m_filter = Filter::All;
    QTimeZone m_zone;
    TimelineRow m_request;
    bool m_loaded = false;
    Instant m_seenBefore;            ///< newest message of the last visit; not set: first visit
    QHash<TicketId, Instant> m_seen; ///< by ticket
};

} // namespace desk
