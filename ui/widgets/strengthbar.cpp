// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/strengthbar.h"

#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace desk {

StrengthBar::StrengthBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFixedHeight(metrics::space4);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StrengthBar::setLevel(int level)
{
    const int bounded = std::clamp(level, 0, pieces);
    if (bounded == m_level)
        return;
    m_level = bounded;
    update();
}

void StrengthBar::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = m_theme.tokens();
    const QColor filled = m_level < 2 ? tokens.danger : m_level < 3 ? tokens.warning : tokens.success;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal gap = metrics::space4;
    const qreal piece = (width() - gap * (pieces - 1)) / pieces;
    for (int i = 0; i < pieces; ++i) {
        const int at = isRightToLeft() ? pieces - 1 - i : i;
        drawPanel(&painter, QRectF(at * (piece + gap), 0, piece, height()), metrics::space2,
                  i < m_level ? filled : tokens.line);
    }
}

} // namespace desk
