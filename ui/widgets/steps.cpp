// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/steps.h"

#include "ui/theme/fonts.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace desk {

namespace {

constexpr int count = 4;
constexpr int largeDisc = 18;
constexpr int rowDisc = 12;
constexpr int rowGap = 52; // from centre to centre

struct Geometry
{
    qreal disc;
    qreal y;
    qreal first;
    qreal step;
    bool isMirrored;

    QPointF centre(int index) const
    {
        const int place = isMirrored ? count - 1 - index : index;
        return {first + step * place, y};
    }
};

Geometry geometryOf(const QRectF &rect, Steps::Form form, Qt::LayoutDirection direction)
{
    const bool isLarge = form == Steps::Form::Large;
    const qreal disc = isLarge ? largeDisc : rowDisc;
    const qreal step = isLarge ? rect.width() / count : rowGap;
    const qreal first = rect.left() + (isLarge ? step / 2 : disc / 2);
    const qreal y = isLarge ? rect.top() + disc / 2 + 1 : rect.center().y();
    return {disc, y, first, step, direction == Qt::RightToLeft};
}

void drawDone(QPainter *painter, const QPointF &at, qreal disc, const Tokens &t, bool withTick)
{
    drawPanel(painter, QRectF(at.x() - disc / 2, at.y() - disc / 2, disc, disc), disc / 2, t.accent);
    if (!withTick)
        return;
    painter->setPen(QPen(t.accentText, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(
        QPolygonF{at + QPointF(-3.8, 0.3), at + QPointF(-1.2, 2.9), at + QPointF(3.8, -2.7)});
}

void drawRing(QPainter *painter, const QPointF &at, qreal disc, const QColor &colour, const QColor &dot,
              const QColor &ground)
{
    const QRectF box(at.x() - disc / 2, at.y() - disc / 2, disc, disc);
    drawPanel(painter, box, disc / 2, ground, colour, 2);
    if (dot.isValid())
        drawPanel(painter, QRectF(at.x() - disc / 5, at.y() - disc / 5, disc * 0.4, disc * 0.4), disc / 5,
                  dot);
}

} // namespace

QStringList Steps::words()
{
    return {tr("Received"), tr("With a person"), tr("Waiting for you"), tr("Solved")};
}

Steps::Steps(const Theme &theme, Form form, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_form(form)
{
    setSizePolicy(form == Form::Large ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Fixed);
    nameForReaders();
}

void Steps::setStep(Step step)
{
    m_step = step;
    nameForReaders();
    update();
}

void Steps::nameForReaders()
{
    setAccessibleName(tr("Step %1 of %2: %3").arg(int(m_step) + 1).arg(count).arg(words().at(int(m_step))));
}

QSize Steps::sizeHint() const
{
    if (m_form == Form::Row)
        return {rowGap * (count - 1) + rowDisc + 2, rowDisc + 4};
    return {Fonts::scaled(480), largeDisc + 8 + Fonts::line(TextRole::Meta) + 2};
}

QSize Steps::minimumSizeHint() const
{
    return m_form == Form::Row ? sizeHint() : QSize(Fonts::scaled(300), sizeHint().height());
}

void Steps::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawSteps(&painter, rect(), m_form, m_step, m_theme);
    if (m_form == Form::Row)
        return;
    const Geometry at = geometryOf(rect(), m_form, layoutDirection());
    const QStringList texts = words();
    for (int i = 0; i < count; ++i) {
        const bool isNow = i == int(m_step);
        painter.setFont(isNow ? Fonts::weighted(Fonts::meta(), 600) : Fonts::meta());
        painter.setPen(isNow ? m_theme.tokens().text : m_theme.tokens().muted);
        const QRectF room(at.centre(i).x() - at.step / 2 + 2, at.disc + 8, at.step - 4,
                          Fonts::line(TextRole::Meta));
        painter.drawText(room, Qt::AlignCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(texts.at(i), Qt::ElideRight, int(room.width())));
    }
}

void drawSteps(QPainter *painter, const QRectF &rect, Steps::Form form, Steps::Step step, const Theme &theme)
{
    const PainterScope scope(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    const Tokens &t = theme.tokens();
    const Geometry at = geometryOf(rect, form, readingDirection(painter));
    const bool isLarge = form == Steps::Form::Large;
    const int now = int(step);
    for (int i = 0; i + 1 < count; ++i) {
        painter->setPen(QPen(i < now ? t.accent : t.line, 2, Qt::SolidLine, Qt::FlatCap));
        painter->drawLine(at.centre(i), at.centre(i + 1));
    }
    for (int i = 0; i < count; ++i) {
        const bool isSolved = i == now && step == Steps::Step::Solved;
        if (i < now || isSolved)
            drawDone(painter, at.centre(i), at.disc, t, isLarge);
        else if (i == now && isLarge)
            drawRing(painter, at.centre(i), at.disc, t.accent, t.accent, t.surface);
        else if (i == now)
            drawRing(painter, at.centre(i), at.disc, t.accent, t.accentText, t.accent);
        else
            drawRing(painter, at.centre(i), at.disc, t.lineStrong, {}, t.surface);
    }
}

} // namespace desk
