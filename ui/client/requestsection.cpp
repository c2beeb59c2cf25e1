// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/requestsection.h"

#include "ui/client/card.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace desk {

RequestSection::RequestSection(const QString &name, const QString &heading, RequestRow::Form form,
                               const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_form(form)
    , m_theme(theme)
    , m_head(new QHBoxLayout)
    , m_count(new Label(theme, TextRole::Body, Tone::Muted, this))
    , m_card(new Card(theme, this))
{
    setObjectName(name);
    auto *label = new Label(theme, TextRole::MetaStrong, Tone::Text2, heading, this);
    m_count->setObjectName(QStringLiteral("count"));
    m_count->setTabular(true);
    m_head->setSpacing(metrics::space6);
    m_head->addWidget(label);
    m_head->addWidget(m_count);
    m_head->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space8);
    column->addLayout(m_head);
    column->addWidget(m_card);
}

void RequestSection::setLines(const QList<RequestLine> &lines, int total)
{
    QList<RequestRow *> rows;
    for (const RequestLine &line : lines) {
        RequestRow *row = takeRow(line.id);
        row->setLine(line);
        rows.append(row);
    }
    for (RequestRow *gone : std::as_const(m_rows)) {
        m_card->column()->removeWidget(gone);
        gone->hide();
        gone->deleteLater(); // it may be the one that was clicked
    }
    m_rows = rows;
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_card->column()->indexOf(m_rows.at(i)) == i)
            continue;
        m_card->column()->removeWidget(m_rows.at(i));
        m_card->column()->insertWidget(i, m_rows.at(i));
        m_rows.at(i)->show();
    }
    m_count->setText(QLocale().toString(total));
    setVisible(!lines.isEmpty());
    m_card->update();
}

RequestRow *RequestSection::takeRow(TicketId ticket)
{
    for (RequestRow *row : std::as_const(m_rows)) {
        if (row->line().id != ticket)
            continue;
        m_rows.removeOne(row);
        return row;
    }
    auto *row = new RequestRow(m_form, m_theme, m_card);
    connect(row, &RequestRow::opened, this, &RequestSection::opened);
    return row;
}

} // namespace desk
