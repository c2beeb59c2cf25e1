// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The middle of the window: the open ticket's head, what happened, what was said, and where the answer is
// written. Puts the parts together and says what stands there when there is no ticket.
#pragma once

#include "models/domain/id.h"

#include <QUrl>
#include <QWidget>

class QStackedLayout;
class QTabBar;

namespace desk {

class Ask;
class Banner;
class Clock;
class Composer;
class ConversationHeader;
class ConversationModel;
class Desk;
class EmptyState;
class PeopleModel;
class ReplyPresenter;
class Theme;
class TicketCommands;
class TicketPresenter;
class TimelineDelegate;
class TimelineView;

struct ConversationParts
{
    TicketPresenter &ticket;
    ReplyPresenter &reply;
    ConversationModel &model;
    TicketCommands &commands;
    const Desk &desk;
    const PeopleModel &team;
    const Theme &theme;
    const Clock &clock;
    Ask &ask;
};

class ConversationWidget : public QWidget
{
    Q_OBJECT

public:
    explicit ConversationWidget(const ConversationParts &parts, QWidget *parent = nullptr);

    [[nodiscard]] ConversationHeader *header() const { return m_header; }
    [[nodiscard]] Composer *composer() const { return m_composer; }
    [[nodiscard]] TimelineView *timeline() const { return m_timeline; }

Q_SIGNALS:
    /// The person has seen where it leads and wants to go there.
    void linkConfirmed(const QUrl &url);

private:
    QWidget *buildPage();
    void bind();
    void bindTimeline();
    void showTicket();
    void showTabs();
    void showThread();

    ConversationParts m_parts;
    QStackedLayout *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    ConversationHeader *m_header = nullptr;
    QTabBar *m_tabs = nullptr;
    Banner *m_banner = nullptr;
    TimelineDelegate *m_delegate = nullptr;
    TimelineView *m_timeline = nullptr;
    Composer *m_composer = nullptr;
    bool m_newestShown = false; ///< of the open ticket, once it was read
};

} // namespace desk
