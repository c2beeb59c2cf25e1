// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRectF>

class QPainter;

namespace desk {

// The type scale, by what a text is. The comment gives size/line and weight at text size 13.
enum class TextRole {
    Tiny,          // 11/16 400: footer, draft time
    Section,       // 11/16 600: section labels
    Meta,          // 12/16 400: metadata, times
    MetaStrong,    // 12/16 500: chips, headers
    SecondLine,    // 12/18 400: second line of a row
    Body,          // 13/20 400: rows, fields
    Button,        // 13/20 500
    BodyStrong,    // 13/20 600
    Message,       // 14/22 400: messages, client pages
    MessageStrong, // 14/22 600
    ClientButton,  // 14/22 500
    Title,         // 15/20 600: list name, ticket subject
    PageTitle,     // 20/28 600
    CodeDigit,     // 24/32 600
    Countdown      // 48/56 600
};

// Fonts and line heights by role, in proportion to the application's font: its size is the 13 of the design.
class Fonts
{
public:
    static QFont of(TextRole role);
    // Height of one line of this role in px, already scaled with the system's text size.
    static int line(TextRole role);

    static QFont tiny() { return of(TextRole::Tiny); }
    static QFont section() { return of(TextRole::Section); }
    static QFont meta() { return of(TextRole::Meta); }
    static QFont metaStrong() { return of(TextRole::MetaStrong); }
    static QFont secondLine() { return of(TextRole::SecondLine); }
    static QFont body() { return of(TextRole::Body); }
    static QFont button() { return of(TextRole::Button); }
    static QFont bodyStrong() { return of(TextRole::BodyStrong); }
    static QFont message() { return of(TextRole::Message); }
    static QFont messageStrong() { return of(TextRole::MessageStrong); }
    static QFont title() { return of(TextRole::Title); }
    static QFont pageTitle() { return of(TextRole::PageTitle); }

    // The same font in another weight, or the nearest one that the family has (500 falls to 400 for text).
    static QFont weighted(QFont font, int weight);
    // px at text size 13 in px at the system's text size.
    static int scaled(int designed);

    // The font that the desktop asks for. Where no desktop says anything Qt falls back to a nameless 9 pt,
    // which nobody chose and few can read: there it is Inter, if installed, at 13 px.
    static QFont systemFont();
};

// Numbers whose digits are all as wide as the widest, so that times and counts stand still while they change.
qreal figuresWidth(const QFont &font, const QString &text);
void drawFigures(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text);

} // namespace desk
