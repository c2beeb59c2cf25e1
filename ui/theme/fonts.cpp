// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace desk {

namespace {

constexpr qreal unit = 13;

struct Step
{
    int size;
    int line;
    int weight;
};

constexpr std::array<Step, 15> scale{{{11, 16, 400},
                                      {11, 16, 600},
                                      {12, 16, 400},
                                      {12, 16, 500},
                                      {12, 18, 400},
                                      {13, 20, 400},
                                      {13, 20, 500},
                                      {13, 20, 600},
                                      {14, 22, 400},
                                      {14, 22, 600},
                                      {14, 22, 500},
                                      {15, 20, 600},
                                      {20, 28, 600},
                                      {24, 32, 600},
                                      {48, 56, 600}}};

qreal systemPixels()
{
    const QFont font = QGuiApplication::font();
    return font.pixelSize() > 0 ? font.pixelSize() : QFontInfo(font).pixelSize();
}

// Asking the font database is slow and every delegate asks for fonts, so the last answer is kept.
bool hasMedium(const QString &family)
{
    static thread_local QString asked;
    static thread_local bool answer = false;
    if (asked != family) {
        asked = family;
        answer = false;
        const QStringList styles = QFontDatabase::styles(family);
        for (const QString &style : styles)
            answer = answer || QFontDatabase::weight(family, style) == QFont::Medium;
    }
    return answer;
}

struct Digits
{
    qreal widest = 0;
    bool equal = true;
};

Digits digitsOf(const QFont &font)
{
    static thread_local QFont asked;
    static thread_local Digits answer;
    if (answer.widest > 0 && asked == font)
        return answer;
    const QFontMetricsF metrics(font);
    Digits digits;
    digits.widest = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        const qreal width = metrics.horizontalAdvance(QChar(digit));
        digits.equal = digits.equal && std::abs(width - digits.widest) < 0.01;
        digits.widest = std::max(digits.widest, width);
    }
    asked = font;
    answer = digits;
    return digits;
}

bool isFigure(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

QFont Fonts::of(TextRole role)
{
    const Step &step = scale[std::size_t(role)];
    QFont font = QGuiApplication::font();
    font.setPixelSize(std::max(1, int(std::lround(step.size * systemPixels() / unit))));
    const bool isButton = role == TextRole::Button || role == TextRole::ClientButton;
    if (step.weight == 500 && isButton && !hasMedium(font.family()))
        font.setWeight(QFont::DemiBold); // a button must not look like text
    else
        font = weighted(font, step.weight);
    return font;
}

int Fonts::line(TextRole role)
{
    return scaled(scale[std::size_t(role)].line);
}

QFont Fonts::weighted(QFont font, int weight)
{
    const bool missing = weight == 500 && !hasMedium(font.family());
    font.setWeight(QFont::Weight(missing ? 400 : weight));
    return font;
}

int Fonts::scaled(int designed)
{
    return int(std::lround(designed * systemPixels() / unit));
}

QFont Fonts::systemFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const bool nobodyChose = font.family().isEmpty() || font.family() == QLatin1String("Sans Serif") ||
                             font.family() == QLatin1String("Helvetica");
    if (!nobodyChose)
        return font;
    if (QFontDatabase::hasFamily(QStringLiteral("Inter")))
        font.setFamilies({QStringLiteral("Inter"), font.family()});
    font.setPixelSize(int(unit));
    return font;
}

qreal figuresWidth(const QFont &font, const QString &text)
{
    const QFontMetricsF metrics(font);
    const Digits digits = digitsOf(font);
    if (digits.equal)
        return metrics.horizontalAdvance(text);
    qreal width = 0;
    for (const QChar c : text)
        width += isFigure(c) ? digits.widest : metrics.horizontalAdvance(c);
    return width;
}

void drawFigures(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text)
{
    const QFont font = painter->font();
    const Digits digits = digitsOf(font);
    const bool plainLetters = text.isRightToLeft();
    if (digits.equal || plainLetters) {
        painter->drawText(rect, int(alignment) | Qt::TextSingleLine, text);
        return;
    }
    const QFontMetricsF metrics(font);
    const qreal width = figuresWidth(font, text);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - width / 2;
    qreal y = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    if (alignment & Qt::AlignTop)
        y = rect.top() + metrics.ascent();
    else if (alignment & Qt::AlignBottom)
        y = rect.bottom() - metrics.descent();
    for (const QChar c : text) {
        const qreal own = metrics.horizontalAdvance(c);
        const qreal slot = isFigure(c) ? digits.widest : own;
        painter->drawText(QPointF(x + (slot - own) / 2, y), QString(c));
        x += slot;
    }
}

} // namespace desk
