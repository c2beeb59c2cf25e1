// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which tickets the list shows and how it stands: a view, words, chips, a sorting. No widgets.
#pragma once

#include "models/domain/result.h"
#include "models/store/ticketfilter.h"
#include "models/sync/sync.h"

#include <QObject>

namespace desk {

class Desk;
class TicketListModel;

class InboxPresenter : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Loading,      ///< nothing is known yet
        Tickets,      ///< there are rows
        NothingThere, ///< the view is empty
        AllHidden,    ///< the view has tickets, but words or chips hide them
    };
    Q_ENUM(State)

    InboxPresenter(TicketListModel &tickets, const Desk &desk, const Sync &sync, QObject *parent = nullptr);

    [[nodiscard]] const TicketFilter &filter() const { return m_filter; }
    [[nodiscard]] QString name() const; ///< of the view
    [[nodiscard]] int count() const;
    [[nodiscard]] State state() const;
    [[nodiscard]] bool isNarrowed() const; ///< words or chips are set
    /// Set while the list cannot be brought up to date although it was tried.
    [[nodiscard]] std::optional<Error> trouble() const;
    [[nodiscard]] Instant since() const { return m_sync.since(); }

public Q_SLOTS:
    void showView(desk::View view);
    void setText(const QString &text);
    void setStatus(std::optional<desk::TicketStatus> status);
    void setPriority(std::optional<desk::Priority> priority);
    void setAssignee(std::optional<desk::PersonId> assignee);
    void setSort(desk::Sort sort, bool descending);
    void clearNarrowing();

Q_SIGNALS:
    void filterChanged();
    void stateChanged(); ///< count, state or trouble

private:
    void apply(const TicketFilter &filter);

    TicketListModel &m_tickets;
    const Desk &m_desk;
    const Sync &m_sync;
    TicketFilter m_filter;
};

/// The name of a view, as rail and list show it.
[[nodiscard]] QString nameOf(View view);
[[nodiscard]] QString nameOf(Sort sort, bool descending);

} // namespace desk
