// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Number and subject, and the three buttons that change a ticket: status, priority, assignee (keys S, P, A).
#pragma once

#include "models/domain/id.h"

#include <QWidget>

namespace desk {

class Desk;
class EditableTitle;
class Label;
class MarkButton;
class PeopleModel;
class Theme;
class TicketPresenter;

class ConversationHeader : public QWidget
{
    Q_OBJECT

public:
    ConversationHeader(TicketPresenter &ticket, const Desk &desk, const PeopleModel &team, const Theme &theme,
                       QWidget *parent = nullptr);

    void openStatusMenu();
    void openPriorityMenu();
    void openAssigneeMenu();
    void editSubject();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void bind();
    void buildMenus();
    void showTicket();

    TicketPresenter &m_ticket;
    const Desk &m_desk;
    const PeopleModel &m_team;
    const Theme &m_theme;
    TicketId m_shown; ///< whose subject is in the field
    Label *m_number = nullptr;
    EditableTitle *m_subject = nullptr;
    MarkButton *m_status = nullptr;
    MarkButton *m_priority = nullptr;
    MarkButton *m_assignee = nullptr;
    Label *m_delivery = nullptr;
};

} // namespace desk
