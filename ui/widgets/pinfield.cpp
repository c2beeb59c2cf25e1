// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pinfield.h"

#include "ui/theme/kinds.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"
#include "ui/widgets/digits.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace desk {

namespace {

constexpr int fieldHeight = 48;
constexpr int ring = 12;
constexpr int gap = 16;
constexpr int narrowGap = 8;

} // namespace

PinField::PinField(const Theme &theme, int minimum, QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme)
    , m_minimum(minimum)
{
    setObjectName(QStringLiteral("pinField"));
    setAccessibleName(tr("PIN"));
    setEchoMode(QLineEdit::Password);
    setLayoutDirection(Qt::LeftToRight);
    setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhHiddenText | Qt::ImhSensitiveData |
                        Qt::ImhNoPredictiveText);
    setValidator(new Digits(mostDigits, this));
    setFrame(false);
    setAcceptDrops(false);
    setFixedHeight(fieldHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QLineEdit::textChanged, this, [this] {
        if (!text().isEmpty())
            setWrong(this, false);
        update();
    });
}

void PinField::setMinimum(int digits)
{
    m_minimum = digits;
    update();
}

void PinField::showWrong()
{
    clear();
    setWrong(this, true);
}

int PinField::rings() const
{
    return std::max<int>(m_minimum, int(text().size()));
}

QSize PinField::sizeHint() const
{
    return {metrics::signInWidth, fieldHeight};
}

QSize PinField::minimumSizeHint() const
{
    return {mostDigits * (ring + narrowGap) + 2 * metrics::space12, fieldHeight};
}

void PinField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = m_theme.tokens();
    QColor edge = isEnabled() ? tokens.lineStrong : tokens.line;
    if (hasFocus())
        edge = tokens.focus;
    if (isWrong(this))
        edge = tokens.danger;
    drawPanel(&painter, rect(), metrics::radiusMessage, isEnabled() ? tokens.surface : tokens.window, edge,
              hasFocus() || isWrong(this) ? 2 : 1);

    const int count = rings();
    const int room = width() - 2 * metrics::space12;
    const int step = ring + (count * (ring + gap) - gap <= room ? gap : narrowGap);
    qreal x = (width() - (count * step - (step - ring))) / 2.0;
    for (int i = 0; i < count; ++i, x += step) {
        const QRectF circle(x, (height() - ring) / 2.0, ring, ring);
        const bool isFilled = i < text().size();
        const QColor ink = isEnabled() ? tokens.text : tokens.muted;
        drawPanel(&painter, circle, ring / 2.0, isFilled ? ink : QColor(),
                  isFilled      ? ink
                  : isEnabled() ? tokens.lineStrong
                                : tokens.line);
    }
}

void PinField::contextMenuEvent(QContextMenuEvent *event)
{
    event->accept(); // nothing to copy, and a PIN is not pasted from anywhere
}

/// A PIN that lies in a clipboard or a file is no sign that its person sits here.
void PinField::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::Paste))
        QLineEdit::keyPressEvent(event);
}

void PinField::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::MiddleButton) // X11 pastes the selection with it
        QLineEdit::mouseReleaseEvent(event);
}

} // namespace desk
