// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/skeleton.h"

#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <array>

namespace desk {

namespace {

struct Widths
{
    int first;
    int second;
};

// Uneven like real subjects, and the same each time.
constexpr std::array<Widths, 8> widths{
    {{230, 270}, {196, 290}, {244, 210}, {180, 260}, {228, 296}, {160, 230}, {236, 276}, {220, 250}}};

} // namespace

Skeleton::Skeleton(const Theme &theme, int rowHeight, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_rowHeight(rowHeight)
{
    setObjectName(QStringLiteral("skeleton"));
    setAccessibleName(tr("Loading"));
    m_delay.setSingleShot(true);
    m_delay.setInterval(metrics::skeletonDelayMs);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_isShown = true;
        update();
    });
}

void Skeleton::start()
{
    if (!m_isShown)
        m_delay.start();
}

void Skeleton::stop()
{
    m_delay.stop();
    m_isShown = false;
    update();
}

void Skeleton::paintEvent(QPaintEvent *)
{
    if (!m_isShown)
        return;
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    painter.fillRect(rect(), t.surface);
    const auto piece = [&](int x, int y, int w, int h) {
        drawPanel(&painter, QStyle::visualRect(layoutDirection(), rect(), QRect(x, y, w, h)), h / 2.0,
                  t.skeleton);
    };
    int row = 0;
    for (int y = 0; y < height(); y += m_rowHeight, ++row) {
        const Widths &wide = widths[std::size_t(row) % widths.size()];
        const int room = width() - 72 - 62;
        if (m_rowHeight >= metrics::rowComfortable) {
            piece(18, y + 15, 36, 10);
            piece(72, y + 15, std::min(room, wide.first), 10);
            piece(72, y + 36, std::min(room + 30, wide.second), 8);
            piece(width() - 32, y + 10, 20, 20);
        } else {
            const int middle = y + m_rowHeight / 2;
            piece(28, middle - 5, 36, 10);
            piece(84, middle - 5, std::min(room, wide.first), 10);
        }
        drawHorizontal(&painter, rect(), y + m_rowHeight - 1, t.line);
    }
}

} // namespace desk
