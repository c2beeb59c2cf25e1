// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/railitem.h"

#include "ui/inbox/rowpaint.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <cmath>

namespace desk {

RailItem::RailItem(const Theme &theme, const QString &objectName, const QString &words, const QString &icon,
                   const QString &key, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_icon(icon)
    , m_key(key)
{
    setObjectName(objectName);
    setText(words);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCount(0);
}

void RailItem::setCount(int count, bool urgent)
{
    m_count = count;
    m_urgent = urgent;
    setAccessibleName(count > 0 ? tr("%1, %n", nullptr, count).arg(text()) : text());
    update();
}

void RailItem::setPerson(const QUuid &person, const QString &name)
{
    m_person = person;
    m_name = name;
    update();
}

QSize RailItem::sizeHint() const
{
    return {metrics::railWidth - 2 * metrics::space8,
            std::max(metrics::railItem, Fonts::line(TextRole::Body) + 8)};
}

void RailItem::paintLead(QPainter *painter, const QRect &box) const
{
    const Tokens &tokens = m_theme.tokens();
    if (!m_name.isEmpty()) {
        const QRect face(box.center().x() - 9, box.center().y() - 9, metrics::faceRow, metrics::faceRow);
        drawFace(painter, face, m_person, m_name, tokens);
    } else if (!m_key.isEmpty()) {
        drawPanel(painter, box, metrics::radiusTag, tokens.surface, tokens.line);
        painter->setFont(Fonts::tiny());
        painter->setPen(isChecked() ? tokens.accentInk : tokens.muted);
        painter->drawText(box, Qt::AlignCenter, m_key);
    } else {
        drawIcon(painter, m_icon, box, isChecked() ? tokens.accentInk : tokens.muted);
    }
}

/// Returns the room that the count takes at the end.
int RailItem::paintCount(QPainter *painter) const
{
    if (m_count <= 0)
        return 0;
    const Tokens &tokens = m_theme.tokens();
    const QString words = QLocale().toString(m_count);
    QFont font = isChecked() || m_urgent ? Fonts::weighted(Fonts::meta(), 600) : Fonts::meta();
    const int width = int(std::ceil(figuresWidth(font, words)));
    const QRect room(this->width() - 8 - width, 0, width, height());
    painter->setFont(font);
    painter->setPen(m_urgent ? tokens.danger : isChecked() ? tokens.text : tokens.muted);
    drawFigures(painter, QStyle::visualRect(layoutDirection(), rect(), room),
                Qt::AlignVCenter | Qt::AlignLeft, words);
    if (!m_urgent)
        return width + 8;
    const QRect mark(room.left() - 20, (height() - 12) / 2, 12, 12);
    drawWarningTriangle(painter, QStyle::visualRect(layoutDirection(), rect(), mark), tokens.danger);
    return width + 28;
}

void RailItem::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool active = isActiveWindow();
    if (isChecked())
        drawPanel(&painter, rect(), metrics::radiusButton, active ? tokens.selection : tokens.selectionIdle);
    else if (underMouse())
        drawPanel(&painter, rect(), metrics::radiusButton, tokens.chip);
    const QRect lead(8, (height() - metrics::icon) / 2, metrics::icon, metrics::icon);
    paintLead(&painter, QStyle::visualRect(layoutDirection(), rect(), lead));
    const int taken = paintCount(&painter);
    const QRect room(32, 0, width() - 32 - 8 - taken, height());
    drawLineOfText(&painter, QStyle::visualRect(layoutDirection(), rect(), room), text(),
                   isChecked() ? Fonts::bodyStrong() : Fonts::body(),
                   isChecked() ? tokens.text : tokens.text2, layoutDirection());
    if (hasFocus())
        drawFocusInsideRow(&painter, rect(), tokens.focus);
}

} // namespace desk
