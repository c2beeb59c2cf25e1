// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/card.h"

#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace desk {

Card::Card(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(1, 1, 1, 1);
    m_column->setSpacing(1);
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &tokens = m_theme.tokens();
    drawPanel(&painter, rect(), metrics::radiusCard, tokens.surface, tokens.line);
    bool isFirst = true;
    for (int i = 0; i < m_column->count(); ++i) {
        const QWidget *row = m_column->itemAt(i)->widget();
        if (!row || row->isHidden())
            continue;
        if (!isFirst)
            drawHorizontal(&painter, QRectF(0, 0, width(), height()), row->y() - 1, tokens.line);
        isFirst = false;
    }
}

} // namespace desk
