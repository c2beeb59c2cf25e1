// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/markbutton.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/shapes.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOptionButton>
#include <QtMath>

#include <algorithm>

namespace desk {

namespace {

constexpr int padding = 9;
constexpr int gap = 6;
constexpr int chevron = 14;

} // namespace

MarkButton::MarkButton(const Theme &theme, const QString &objectName, QWidget *parent)
    : QPushButton(parent)
    , m_theme(theme)
{
    setObjectName(objectName);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void MarkButton::say(const ButtonMark &mark, const QString &text, const QString &spoken)
{
    m_mark = mark;
    setText(text);
    setAccessibleName(spoken);
    updateGeometry();
    update();
}

QSize MarkButton::sizeHint() const
{
    ensurePolished();
    int width = 2 * padding + qCeil(figuresWidth(font(), text())) + 1;
    if (!std::holds_alternative<std::monostate>(m_mark))
        width += metrics::icon + gap;
    if (menu())
        width += gap + chevron;
    return {width, std::max(metrics::button, fontMetrics().height() + 8)};
}

QColor MarkButton::paintGround(QPainter *painter) const
{
    const Tokens &t = m_theme.tokens();
    const auto *clock = std::get_if<ClockMark>(&m_mark);
    const bool isTinted = clock && clock->mark >= TimeMark::Soon && clock->mark <= TimeMark::Late;
    if (isTinted) {
        const QColor edge = underMouse() || isDown() ? t.lineStrong : QColor();
        drawPanel(painter, rect(), metrics::radiusButton, t.timeGround(clock->mark), edge);
        return clock->mark == TimeMark::Late ? t.dangerText : t.timeInk(clock->mark);
    }
    QStyleOptionButton option;
    initStyleOption(&option);
    const parts::ButtonColours colours = parts::buttonColours(ButtonKind::Secondary, option.state, t);
    drawPanel(painter, rect(), metrics::radiusButton, colours.fill, colours.edge, 1, colours.edgeStyle);
    return colours.ink;
}

void MarkButton::paintMark(QPainter *painter, const QRectF &box, const QColor &ink) const
{
    const Tokens &t = m_theme.tokens();
    if (const auto *status = std::get_if<StatusMark>(&m_mark)) {
        drawStatus(painter, box, *status, t);
    } else if (const auto *priority = std::get_if<PriorityMark>(&m_mark)) {
        drawPriority(painter, box, *priority, t);
    } else if (const auto *face = std::get_if<FaceMark>(&m_mark)) {
        if (face->person.isNull())
            drawNobody(painter, box, t);
        else
            drawFace(painter, box, face->person, face->name, t);
    } else if (const auto *clock = std::get_if<ClockMark>(&m_mark)) {
        if (clock->mark == TimeMark::Late)
            drawWarningTriangle(painter, box, ink, t.dangerFill);
        else if (clock->mark == TimeMark::Calm || clock->mark == TimeMark::Paused)
            drawTimeRing(painter, box, clock->mark, clock->left, t.muted, t.line);
        else
            drawTimeRing(painter, box, clock->mark, clock->left, ink, t.line);
    }
}

void MarkButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor ink = paintGround(&painter);
    const auto place = [this](const QRect &box) {
        return QStyle::visualRect(layoutDirection(), rect(), box);
    };
    QRect inside = rect().adjusted(padding, 0, -padding, 0);
    if (!std::holds_alternative<std::monostate>(m_mark)) {
        const QRect box(inside.left(), (height() - metrics::icon) / 2, metrics::icon, metrics::icon);
        paintMark(&painter, place(box), ink);
        inside.setLeft(box.right() + 1 + gap);
    }
    if (menu()) {
        const QRect box(inside.right() + 1 - chevron, (height() - chevron) / 2, chevron, chevron);
        drawIcon(&painter, "down", place(box), m_theme.tokens().muted);
        inside.setRight(box.left() - gap);
    }
    painter.setFont(font());
    painter.setPen(ink);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, inside.width() + 4);
    drawFigures(&painter, place(inside),
                Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft), shown);
}

} // namespace desk
