// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to the open ticket: who asked, the ticket's facts, what else they have open, what happened.
#pragma once

#include "models/domain/ticket.h"

#include <QList>
#include <QWidget>

class QGridLayout;
class QVBoxLayout;

namespace desk {

class Clock;
class Desk;
class Face;
class Label;
class Theme;
class TicketPresenter;

struct ContextParts
{
    TicketPresenter &ticket;
    const Desk &desk;
    const Theme &theme;
    const Clock &clock;
};

/// Open tickets of `requester`, newest first, without `except`; at most `most`.
[[nodiscard]] QList<Ticket> openTicketsOf(const Desk &desk, PersonId requester, TicketId except, int most);

class ContextPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ContextPanel(const ContextParts &parts, QWidget *parent = nullptr);

Q_SIGNALS:
    void ticketRequested(desk::TicketId ticket);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    QVBoxLayout *addSection(QVBoxLayout *column, const QString &title);
    void buildCustomer(QVBoxLayout *column);
    Label *addFact(const QString &name, const QString &label);
    void showTicket();
    void showCustomer(const Ticket &ticket);
    void showDetails(const Ticket &ticket);
    void showOthers(const Ticket &ticket);
    void showHistory();

    ContextParts m_parts;
    QWidget *m_content = nullptr;
    Face *m_face = nullptr;
    Label *m_name = nullptr;
    Label *m_company = nullptr;
    QGridLayout *m_facts = nullptr;
    QVBoxLayout *m_others = nullptr;
    QVBoxLayout *m_history = nullptr;
    QList<Ticket> m_shownOthers;
};

} // namespace desk
