// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conflictpanel.h"

#include "ui/conversation/ticketpresenter.h"
#include "ui/text/safetext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace desk {

ConflictPanel::ConflictPanel(TicketPresenter &ticket, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_ticket(ticket)
    , m_theme(theme)
{
    build();
    connect(&ticket, &TicketPresenter::conflictChanged, this, &ConflictPanel::showConflict);
    showConflict();
}

void ConflictPanel::build()
{
    setObjectName(QStringLiteral("conflictPanel"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::conversationPadding, 12, metrics::conversationPadding, 12);
    column->setSpacing(8);
    m_title = new Label(m_theme, TextRole::BodyStrong, Tone::Text, this);
    m_title->setOverflow(Label::Overflow::Wrap);
    m_title->setObjectName(QStringLiteral("conflictTitle"));
    column->addWidget(m_title);
    m_table = new QWidget(this);
    m_grid = new QGridLayout(m_table);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
    column->addWidget(m_table);
    auto *row = new QHBoxLayout;
    auto *mine = makeButton(QStringLiteral("keepMine"), ButtonKind::Secondary, {tr("Use mine")}, this);
    auto *theirs = makeButton(QStringLiteral("takeTheirs"), ButtonKind::Primary, {tr("Keep theirs")}, this);
    connect(mine, &QPushButton::clicked, &m_ticket, &TicketPresenter::keepMine);
    connect(theirs, &QPushButton::clicked, &m_ticket, &TicketPresenter::takeTheirs);
    row->addWidget(theirs);
    row->addWidget(mine);
    row->addStretch(1);
    column->addLayout(row);
}

void ConflictPanel::addRow(int row, const QString &field, const QString &mine, const QString &theirs,
                           bool isHead)
{
    const TextRole role = isHead ? TextRole::MetaStrong : TextRole::Body;
    const QString texts[] = {field, safeLine(mine), safeLine(theirs)};
    for (int i = 0; i < 3; ++i) {
        auto *label =
            new Label(m_theme, role, isHead || i == 0 ? Tone::Muted : Tone::Text, texts[i], m_table);
        m_grid->addWidget(label, row, i);
    }
}

void ConflictPanel::showConflict()
{
    const Conflict *both = m_ticket.conflict();
    setVisible(both != nullptr);
    qDeleteAll(m_table->findChildren<Label *>());
    if (!both)
        return;
    m_title->setText(both->byWhom.isEmpty()
                         ? tr("Somebody changed this ticket while you did. Nothing was overwritten.")
                         : tr("%1 changed this ticket while you did. Nothing was overwritten.")
                               .arg(isolated(both->byWhom)));
    addRow(0, {}, tr("Yours, not saved"), tr("Theirs, on the server"), true);
    int row = 1;
    for (const ConflictLine &line : m_ticket.conflictLines())
        addRow(row++, line.field, line.mine, line.theirs, false);
}

void ConflictPanel::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = m_theme.tokens();
    QPainter painter(this);
    painter.fillRect(rect(), tokens.warningSurface);
    drawHorizontal(&painter, rect(), height() - 1, tokens.line);
}

} // namespace desk
