// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/choicecard.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>

namespace desk {

namespace {

constexpr int Ring = 16;

} // namespace

ChoiceCard::ChoiceCard(const Theme &theme, const QString &words, const QString &hint, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_hint(hint)
{
    setText(words);
    setAccessibleName(words);
    setAccessibleDescription(hint);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ChoiceCard::sizeHint() const
{
    return {Fonts::scaled(180),
            Fonts::line(TextRole::Button) + Fonts::line(TextRole::SecondLine) + metrics::space20};
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = m_theme.tokens();
    drawPanel(&painter, rect(), metrics::radiusMessage,
              isChecked()    ? t.selection
              : underMouse() ? t.hover
                             : t.surface,
              isChecked() ? t.accentInk : t.lineStrong, isChecked() ? 2 : 1);
    const auto seen = [this](const QRect &box) { return QStyle::visualRect(layoutDirection(), rect(), box); };
    const int first = Fonts::line(TextRole::Button);
    const int second = Fonts::line(TextRole::SecondLine);
    const int top = (height() - first - second) / 2;
    const QRectF ring = seen({metrics::space12, top + (first - Ring) / 2, Ring, Ring});
    drawPanel(&painter, ring, Ring / 2.0, t.surface, isChecked() ? t.accent : t.lineStrong,
              isChecked() ? 5 : 1.5);
    const int x = metrics::space12 + Ring + metrics::space8;
    const auto side = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
    const int wide = width() - x - metrics::space8;
    const auto words = [&](int y, int high, const QString &text) {
        painter.drawText(seen({x, y, wide, high}), side,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, wide));
    };
    painter.setFont(Fonts::of(TextRole::Button));
    painter.setPen(t.text);
    words(top, first, text());
    painter.setFont(Fonts::of(TextRole::SecondLine));
    painter.setPen(t.muted);
    words(top + first, second, m_hint);
    if (hasFocus())
        drawFocusInsideRow(&painter, rect(), t.focus);
}

} // namespace desk
