// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/askpanel.h"

#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace desk {

AskPanel::AskPanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("askPanel"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildMatches(), 2);
    m_person = buildPerson();
    row->addWidget(m_person, 1);
}

QWidget *AskPanel::buildMatches()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(metrics::space4, metrics::space12, metrics::space4, metrics::space12);
    column->setSpacing(metrics::space2);
    auto *head = new Label(m_theme, TextRole::MetaStrong, Tone::Text2, tr("You asked before"), part);
    head->setContentsMargins(metrics::space12, 0, 0, metrics::space4);
    column->addWidget(head);
    m_none = new Label(m_theme, TextRole::Body, Tone::Muted, tr("Nothing with these words."), part);
    m_none->setObjectName(QStringLiteral("noMatches"));
    m_none->setContentsMargins(metrics::space12, 0, 0, 0);
    column->addWidget(m_none);
    for (int i = 0; i < ClientHomePresenter::FewMatches; ++i) {
        auto *row = new RequestRow(RequestRow::Form::Match, m_theme, part);
        row->setObjectName(QStringLiteral("match"));
        row->hide();
        connect(row, &RequestRow::opened, this, &AskPanel::opened);
        column->addWidget(row);
        m_rows.append(row);
    }
    column->addStretch(1);
    return part;
}

QWidget *AskPanel::buildPerson()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(metrics::space16, metrics::space12, metrics::space16, metrics::space12);
    column->setSpacing(metrics::space8);
    column->addWidget(new Label(m_theme, TextRole::MetaStrong, Tone::Text2, tr("Ask a person"), part));
    auto *words = new Label(m_theme, TextRole::Body, Tone::Muted, tr("Your words come along."), part);
    words->setOverflow(Label::Overflow::Wrap);
    column->addWidget(words);
    QPushButton *start = makeButton(QStringLiteral("startRequest"), ButtonKind::Secondary,
                                    {tr("Start a request"), {}, ButtonSize::Client}, part);
    connect(start, &QPushButton::clicked, this, &AskPanel::startRequested);
    column->addWidget(start);
    column->addStretch(1);
    return part;
}

void AskPanel::setMatches(const QList<RequestLine> &matches)
{
    m_none->setVisible(matches.isEmpty());
    for (int i = 0; i < m_rows.size(); ++i) {
        m_rows.at(i)->setVisible(i < matches.size());
        if (i < matches.size())
            m_rows.at(i)->setLine(matches.at(i));
    }
}

void AskPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &tokens = m_theme.tokens();
    drawPanel(&painter, rect(), metrics::radiusCard, tokens.surface, tokens.line);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    drawVertical(&painter, rect(), mirrored ? m_person->geometry().right() + 1 : m_person->x(), tokens.line);
}

} // namespace desk
