// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/prose.h"

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace desk {

namespace {

constexpr TextRole Role = TextRole::Message;

} // namespace

Prose::Prose(const Theme &theme, QWidget *parent)
    : QLabel(parent)
    , m_theme(theme)
{
    setTextFormat(Qt::PlainText);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Prose::setProse(const QString &text, const QString &strong)
{
    setVisible(!text.isEmpty());
    if (text == this->text() && strong == m_strong)
        return;
    m_strong = strong;
    setText(text);
    updateGeometry();
}

qreal Prose::layOut(QTextLayout &layout, int width) const
{
    layout.setText(text());
    layout.setFont(Fonts::of(Role));
    QTextOption option(layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    if (const auto at = m_strong.isEmpty() ? -1 : text().indexOf(m_strong); at >= 0) {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(at);
        range.length = static_cast<int>(m_strong.size());
        range.format.setFont(Fonts::of(TextRole::MessageStrong));
        range.format.setForeground(m_theme.tokens().text);
        layout.setFormats({range});
    }
    const qreal line = Fonts::line(Role);
    qreal y = 0;
    layout.beginLayout();
    for (QTextLine row = layout.createLine(); row.isValid(); row = layout.createLine()) {
        row.setLineWidth(std::max(1, width));
        row.setPosition({0, y + std::floor((line - row.height()) / 2)});
        y += line;
    }
    layout.endLayout();
    return y;
}

QSize Prose::sizeHint() const
{
    const int width = Fonts::scaled(metrics::signInWidth);
    return {width, heightForWidth(width)};
}

QSize Prose::minimumSizeHint() const
{
    return {metrics::space48, Fonts::line(Role)};
}

int Prose::heightForWidth(int width) const
{
    QTextLayout layout;
    return static_cast<int>(std::ceil(layOut(layout, width)));
}

void Prose::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(m_theme.tokens().muted);
    QTextLayout layout;
    layOut(layout, width());
    layout.draw(&painter, {0, 0});
}

} // namespace desk
