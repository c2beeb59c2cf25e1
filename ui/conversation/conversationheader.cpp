// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationheader.h"

#include "models/items/peoplemodel.h"
#include "models/items/words.h"
#include "ui/conversation/editabletitle.h"
#include "ui/conversation/markmenus.h"
#include "ui/conversation/ticketpresenter.h"
#include "ui/text/domainmarks.h"
#include "ui/text/safetext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/markbutton.h"
#include "ui/widgets/popup.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

namespace desk {

ConversationHeader::ConversationHeader(TicketPresenter &ticket, const Desk &desk, const PeopleModel &team,
                                       const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_ticket(ticket)
    , m_desk(desk)
    , m_team(team)
    , m_theme(theme)
{
    build();
    bind();
    showTicket();
}

void ConversationHeader::build()
{
    setObjectName(QStringLiteral("conversationHeader"));
    setFixedHeight(metrics::rowHeight(metrics::conversationHeader, Fonts::line(TextRole::Title) + 28));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::conversationPadding, 6, metrics::panePadding, 8);
    column->setSpacing(2);
    auto *first = new QHBoxLayout;
    first->setSpacing(metrics::space8);
    m_number = new Label(m_theme, TextRole::Title, Tone::Muted, this);
    m_number->setObjectName(QStringLiteral("ticketNumber"));
    m_number->setTabular(true);
    m_number->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_subject = new EditableTitle(m_theme, this);
    m_subject->setObjectName(QStringLiteral("ticketSubject"));
    first->addWidget(m_number);
    first->addWidget(m_subject, 1);
    column->addLayout(first);
    auto *second = new QHBoxLayout;
    second->setSpacing(metrics::space8);
    m_status = new MarkButton(m_theme, QStringLiteral("statusButton"), this);
    m_priority = new MarkButton(m_theme, QStringLiteral("priorityButton"), this);
    m_assignee = new MarkButton(m_theme, QStringLiteral("assigneeButton"), this);
    m_delivery = new Label(m_theme, TextRole::Meta, Tone::Warning, this);
    m_delivery->setObjectName(QStringLiteral("ticketDelivery"));
    for (MarkButton *button : {m_status, m_priority, m_assignee})
        second->addWidget(button);
    second->addWidget(m_delivery, 1);
    column->addLayout(second);
    buildMenus();
}

void ConversationHeader::buildMenus()
{
    const auto give = [this](MarkButton *button, auto fill) {
        auto *menu = new QMenu(button);
        menu->setObjectName(button->objectName() + QStringLiteral("Menu"));
        connect(menu, &QMenu::aboutToShow, this, [this, menu, fill] {
            if (m_ticket.ticket())
                fill(menu);
        });
        connect(button, &MarkButton::clicked, menu, [button, menu] { popUpUnder(button, menu); });
    };
    give(m_status, [this](QMenu *menu) {
        fillStatusMenu(menu, m_ticket.ticket()->status, m_theme.tokens(),
                       [this](TicketStatus status) { m_ticket.setStatus(status); });
    });
    give(m_priority, [this](QMenu *menu) {
        fillPriorityMenu(menu, m_ticket.ticket()->priority, m_theme.tokens(),
                         [this](Priority priority) { m_ticket.setPriority(priority); });
    });
    give(m_assignee, [this](QMenu *menu) {
        fillAssigneeMenu(menu, m_ticket.ticket()->assignee, m_desk.me(), m_team, m_theme.tokens(),
                         [this](PersonId person) { m_ticket.assign(person); });
    });
    m_status->setToolTip(tr("Status (S)"));
    m_priority->setToolTip(tr("Priority (P)"));
    m_assignee->setToolTip(tr("With (A)"));
}

void ConversationHeader::bind()
{
    connect(&m_ticket, &TicketPresenter::ticketChanged, this, &ConversationHeader::showTicket);
    connect(m_subject, &EditableTitle::changed, this,
            [this](const QString &title) { m_ticket.rename(m_shown, title); });
    connect(&m_ticket, &TicketPresenter::renameRefused, this, &ConversationHeader::showTicket);
}

void ConversationHeader::showTicket()
{
    if (m_shown != m_ticket.id()) {
        m_subject->finishEditing(); // it belongs to the ticket that goes
        m_shown = m_ticket.id();
    }
    const auto &ticket = m_ticket.ticket();
    for (QWidget *button : {static_cast<QWidget *>(m_status), static_cast<QWidget *>(m_priority),
                            static_cast<QWidget *>(m_assignee)})
        button->setVisible(ticket.has_value());
    m_subject->setEditable(ticket.has_value());
    if (!ticket) {
        m_number->clear();
        m_subject->setText({});
        m_delivery->clear();
        return;
    }
    m_number->setText(ticket->number > 0 ? QStringLiteral("#%1").arg(ticket->number) : tr("New"));
    m_subject->setText(ticket->title);
    const QString status = wordFor(ticket->status);
    const QString priority = wordFor(ticket->priority);
    m_status->say(markOf(ticket->status), status, tr("Status: %1").arg(status));
    m_priority->say(markOf(ticket->priority), priority, tr("Priority: %1").arg(priority));
    const QString whole = safeLine(nameOf(m_desk, ticket->assignee));
    const QString first = ticket->assignee.isNull() ? tr("Nobody") : whole.section(u' ', 0, 0);
    m_assignee->say(FaceMark{ticket->assignee.value, whole}, first,
                    tr("With: %1").arg(ticket->assignee.isNull() ? first : whole));
    m_delivery->setText(wordFor(ticket->delivery));
    m_delivery->setTone(ticket->delivery == Delivery::Failed ? Tone::Danger : Tone::Warning);
}

void ConversationHeader::openStatusMenu()
{
    m_status->click();
}

void ConversationHeader::openPriorityMenu()
{
    m_priority->click();
}

void ConversationHeader::openAssigneeMenu()
{
    m_assignee->click();
}

void ConversationHeader::editSubject()
{
    m_subject->edit();
}

void ConversationHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().surface);
    drawHorizontal(&painter, rect(), height() - 1, m_theme.tokens().line);
}

} // namespace desk
