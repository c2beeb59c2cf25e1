// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace desk {

namespace {

constexpr int padding = metrics::space8;
constexpr int gap = 6;
constexpr int cross = 12;

} // namespace

Chip::Chip(const Theme &theme, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setText(text);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleDescription(tr("Delete takes this filter away"));
}

void Chip::setRemovable(bool isRemovable)
{
    m_isRemovable = isRemovable;
    updateGeometry();
}

QSize Chip::sizeHint() const
{
    const int words = QFontMetrics(Fonts::metaStrong()).horizontalAdvance(text()) + 1;
    // The height is that of the hit area; the chip is drawn in its middle.
    return {words + 2 * padding + (m_isRemovable ? gap + cross : 0), metrics::hitArea};
}

QRect Chip::crossArea() const
{
    const QRect end(width() - metrics::hitArea, 0, metrics::hitArea, height());
    return QStyle::visualRect(layoutDirection(), rect(), end);
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    const int high = std::max(metrics::chip, Fonts::line(TextRole::MetaStrong) + 6);
    const QRect box(0, (height() - high) / 2, width(), high);
    drawPanel(&painter, box, metrics::radiusButton, isDown() ? t.line : t.chip,
              underMouse() ? t.lineStrong : QColor());
    const auto place = [this](const QRect &one) {
        return QStyle::visualRect(layoutDirection(), rect(), one);
    };
    painter.setFont(Fonts::metaStrong());
    painter.setPen(t.text2);
    const int end = padding + (m_isRemovable ? gap + cross : 0);
    painter.drawText(place(box.adjusted(padding, 0, -end, 0)), lineFlags(layoutDirection()), text());
    if (m_isRemovable)
        drawIcon(&painter, "close", place({width() - padding - cross, (height() - cross) / 2, cross, cross}),
                 t.text2);
}

void Chip::mouseReleaseEvent(QMouseEvent *event)
{
    const bool isOnCross = m_isRemovable && isDown() && crossArea().contains(event->position().toPoint());
    if (isOnCross) {
        setDown(false);
        event->accept();
        Q_EMIT removed();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (m_isRemovable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        Q_EMIT removed();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace desk
