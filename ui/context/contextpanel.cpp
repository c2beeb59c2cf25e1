// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/context/contextpanel.h"

#include "models/items/peoplemodel.h"
#include "models/ports/clock.h"
#include "models/store/desk.h"
#include "ui/conversation/ticketpresenter.h"
#include "ui/text/safetext.h"
#include "ui/text/times.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"
#include "ui/widgets/face.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panels.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace desk {

ContextPanel::ContextPanel(const ContextParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
{
    build();
    connect(&parts.ticket, &TicketPresenter::ticketChanged, this, &ContextPanel::showTicket);
    connect(&parts.desk, &Desk::ticketsChanged, this, [this] {
        if (m_parts.ticket.ticket())
            showOthers(*m_parts.ticket.ticket());
    });
    connect(&parts.desk, &Desk::conversationChanged, this, [this](TicketId ticket) {
        if (ticket == m_parts.ticket.id())
            showHistory();
    });
    showTicket();
}

void ContextPanel::build()
{
    setObjectName(QStringLiteral("context"));
    setMinimumWidth(240);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(1, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("contextScroll"));
    scroll->setAccessibleName(tr("About this ticket"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *ground = new Panel(m_parts.theme, &Tokens::window, scroll);
    scroll->setWidget(ground);
    whole->addWidget(scroll);
    auto *outer = new QVBoxLayout(ground);
    outer->setContentsMargins(0, 0, 0, 0);
    m_content = new QWidget(ground);
    outer->addWidget(m_content);
    outer->addStretch(1);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(metrics::panePadding, metrics::space12, metrics::panePadding,
                               metrics::space12);
    column->setSpacing(metrics::space12);
    buildCustomer(addSection(column, tr("Customer")));
    column->addWidget(new Divider(m_parts.theme, {}, m_content));
    QVBoxLayout *details = addSection(column, tr("Details"));
    m_facts = new QGridLayout;
    m_facts->setHorizontalSpacing(metrics::space12);
    m_facts->setVerticalSpacing(6);
    m_facts->setColumnMinimumWidth(0, 76);
    m_facts->setColumnStretch(1, 1);
    details->addLayout(m_facts);
    column->addWidget(new Divider(m_parts.theme, {}, m_content));
    m_others = addSection(column, tr("Also open"));
    column->addWidget(new Divider(m_parts.theme, {}, m_content));
    m_history = addSection(column, tr("History"));
}

QVBoxLayout *ContextPanel::addSection(QVBoxLayout *column, const QString &title)
{
    column->addWidget(sectionLabel(m_parts.theme, title, m_content));
    auto *section = new QVBoxLayout;
    section->setSpacing(6);
    column->addLayout(section);
    return section;
}

void ContextPanel::buildCustomer(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space12);
    m_face = new Face(m_parts.theme, metrics::faceCard, m_content);
    row->addWidget(m_face);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    m_name = new Label(m_parts.theme, TextRole::BodyStrong, Tone::Text, m_content);
    m_name->setObjectName(QStringLiteral("customerName"));
    m_company = new Label(m_parts.theme, TextRole::Meta, Tone::Muted, m_content);
    m_company->setObjectName(QStringLiteral("customerCompany"));
    names->addWidget(m_name);
    names->addWidget(m_company);
    row->addLayout(names, 1);
    column->addLayout(row);
}

Label *ContextPanel::addFact(const QString &name, const QString &label)
{
    const int row = m_facts->rowCount();
    m_facts->addWidget(new Label(m_parts.theme, TextRole::Meta, Tone::Muted, label, m_content), row, 0);
    auto *value = new Label(m_parts.theme, TextRole::Meta, Tone::Text, m_content);
    value->setObjectName(name);
    m_facts->addWidget(value, row, 1);
    return value;
}

void ContextPanel::showTicket()
{
    const auto &ticket = m_parts.ticket.ticket();
    m_content->setVisible(ticket.has_value());
    if (!ticket)
        return;
    showCustomer(*ticket);
    showDetails(*ticket);
    showOthers(*ticket);
    showHistory();
}

void ContextPanel::showCustomer(const Ticket &ticket)
{
    const QString name = safeLine(nameOf(m_parts.desk, ticket.requester));
    m_face->setPerson(ticket.requester.value, name);
    m_name->setText(name.isEmpty() ? tr("Somebody") : name);
    const QString company = safeLine(nameOf(m_parts.desk, ticket.company));
    m_company->setText(company.isEmpty() ? tr("No company") : company);
}

void ContextPanel::showDetails(const Ticket &ticket)
{
    const auto fact = [this](const char *name, const QString &label) {
        const QString object = QString::fromLatin1(name);
        auto *known = m_content->findChild<Label *>(object);
        return known ? known : addFact(object, label);
    };
    const Instant now = m_parts.clock.now();
    fact("factNumber", tr("Number"))
        ->setText(ticket.number > 0 ? QStringLiteral("#%1").arg(ticket.number)
                                    : tr("When the server has it"));
    fact("factCategory", tr("Category"))
        ->setText(ticket.category.isEmpty() ? tr("None") : safeLine(ticket.category));
    fact("factCompany", tr("Company"))->setText(m_company->text());
    fact("factCreated", tr("Created"))->setText(friendlyTime(ticket.createdAt, now));
    fact("factUpdated", tr("Changed"))->setText(friendlyTime(ticket.updatedAt, now));
}

void ContextPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_parts.theme.tokens().window);
    drawVertical(&painter, rect(), 0, m_parts.theme.tokens().line);
}

} // namespace desk
