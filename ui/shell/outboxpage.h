// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that is written and not on the server: what, since when, why not, and what can be done about it.
#pragma once

#include "models/domain/id.h"

#include <QUuid>
#include <QWidget>

class QStackedLayout;
class QVBoxLayout;

namespace desk {

class Ask;
class Clock;
class Desk;
class EmptyState;
class Label;
class OutboxModel;
class Theme;
class TicketCommands;
struct Unsent;

struct OutboxParts
{
    const OutboxModel &outbox;
    const Desk &desk;
    TicketCommands &commands;
    const Theme &theme;
    const Clock &clock;
    Ask &ask;
};

class OutboxPage : public QWidget
{
    Q_OBJECT

public:
    explicit OutboxPage(const OutboxParts &parts, QWidget *parent = nullptr);

Q_SIGNALS:
    void ticketRequested(desk::TicketId ticket);

private:
    void build();
    void showRows();
    [[nodiscard]] QWidget *makeRow(const Unsent &unsent);
    [[nodiscard]] QString stateOf(const Unsent &unsent) const;
    [[nodiscard]] QString ticketOf(const Unsent &unsent) const;

    OutboxParts m_parts;
    Label *m_count = nullptr;
    QStackedLayout *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QWidget *m_rows = nullptr;
    QVBoxLayout *m_column = nullptr;
};

} // namespace desk
