// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list with what stands over it: its name and count, sorting and density, chips of what narrows it, the
// bar of what came in, and the states in which there is no list.
#pragma once

#include "ui/inbox/inboxpresenter.h"
#include "ui/inbox/ticketrow.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QMenu;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace desk {

class Banner;
class EmptyState;
class Label;
class PeopleModel;
class Skeleton;
class Theme;
class TicketDelegate;
class TicketList;
class TicketListModel;
class Clock;

struct InboxParts
{
    InboxPresenter &inbox;
    TicketListModel &tickets;
    const PeopleModel &team;
    const Theme &theme;
    const Clock &clock;
};

class InboxWidget : public QWidget
{
    Q_OBJECT

public:
    explicit InboxWidget(const InboxParts &parts, QWidget *parent = nullptr);

    [[nodiscard]] TicketList *list() const { return m_list; }
    void setDensity(Density density);
    [[nodiscard]] Density density() const { return m_density; }

Q_SIGNALS:
    void densityChanged(desk::Density density);
    void refreshRequested();

private:
    void build();
    QWidget *buildHeader();
    void buildSort(QWidget *header);
    QWidget *buildChips();
    QWidget *buildStates();
    void bind();
    void showFilter();
    void showState();
    void showEmpty();
    void addChip(const QString &name, const QString &words, std::function<void()> remove);

    InboxParts m_parts;
    Density m_density = Density::Comfortable;
    TicketDelegate *m_delegate = nullptr;
    TicketList *m_list = nullptr;
    Label *m_name = nullptr;
    Label *m_count = nullptr;
    QToolButton *m_sort = nullptr;
    QMenu *m_sortMenu = nullptr;
    QHBoxLayout *m_chips = nullptr;
    QPushButton *m_new = nullptr;
    Banner *m_banner = nullptr;
    QStackedLayout *m_states = nullptr;
    EmptyState *m_empty = nullptr;
    Skeleton *m_skeleton = nullptr;
};

} // namespace desk
