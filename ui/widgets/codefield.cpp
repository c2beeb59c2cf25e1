// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/codefield.h"

#include "ui/theme/fonts.h"
#include "ui/theme/kinds.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"
#include "ui/widgets/digits.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace desk {

namespace {

constexpr int boxWidth = 48;
constexpr int boxHeight = 56;
constexpr int gap = 8;
constexpr int middleGap = 24;

} // namespace

CodeField::CodeField(const Theme &theme, QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("codeField"));
    setAccessibleName(tr("Code, six digits"));
    setLayoutDirection(Qt::LeftToRight); // a number is read from the left in every language
    setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhNoPredictiveText);
    setValidator(new Digits(digits, this));
    setMaxLength(64); // room for a paste with words around; the validator leaves six digits of it
    setFrame(false);
    setFont(Fonts::of(TextRole::CodeDigit));
    setFixedSize(sizeHint());
    connect(this, &QLineEdit::textChanged, this, &CodeField::acceptText);
    connect(this, &QLineEdit::cursorPositionChanged, this, [this] {
        if (!hasSelectedText() && cursorPosition() != text().size())
            setCursorPosition(int(text().size())); // the boxes fill from the start and empty from the end
    });
}

QSize CodeField::sizeHint() const
{
    return {digits * boxWidth + (digits - 2) * gap + middleGap, boxHeight};
}

QRectF CodeField::boxAt(int index) const
{
    const int shift = index * (boxWidth + gap) + (index >= digits / 2 ? middleGap - gap : 0);
    return QRectF(shift, 0, boxWidth, boxHeight);
}

void CodeField::acceptText()
{
    setWrong(this, false);
    update();
    const QString code = text();
    if (!isComplete()) {
        m_announced.clear();
        return;
    }
    if (code == m_announced)
        return;
    m_announced = code;
    Q_EMIT completed(code);
}

void CodeField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = m_theme.tokens();
    const QString code = text();
    const int current = std::min<int>(int(code.size()), digits - 1);
    for (int i = 0; i < digits; ++i) {
        const QRectF box = boxAt(i);
        const bool isChosen = hasSelectedText() && i >= selectionStart() && i < selectionEnd();
        const bool isCurrent = hasFocus() && !hasSelectedText() && i == current;
        QColor edge = isEnabled() ? tokens.lineStrong : tokens.line;
        if (isCurrent || isChosen)
            edge = tokens.focus;
        if (isWrong(this))
            edge = tokens.danger;
        const QColor fill = isChosen ? tokens.selection : isEnabled() ? tokens.surface : tokens.chip;
        drawPanel(&painter, box, metrics::radiusMessage, fill, edge,
                  isCurrent || isChosen || isWrong(this) ? 2 : 1);
        if (i < code.size()) {
            painter.setFont(font());
            painter.setPen(isEnabled() ? tokens.text : tokens.muted);
            painter.drawText(box, Qt::AlignCenter, code.mid(i, 1));
        } else if (isCurrent) {
            painter.fillRect(QRectF(box.center().x() - 1, box.center().y() - 13, 2, 26), tokens.focus);
        }
    }
}

void CodeField::mousePressEvent(QMouseEvent *event)
{
    // A click anywhere means "type here"; where in the code is never meant.
    setFocus(Qt::MouseFocusReason);
    deselect();
    setCursorPosition(int(text().size()));
    event->accept();
}

void CodeField::mouseMoveEvent(QMouseEvent *event)
{
    event->accept();
}

void CodeField::mouseDoubleClickEvent(QMouseEvent *event)
{
    selectAll();
    event->accept();
}

} // namespace desk
