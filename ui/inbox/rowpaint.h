// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Text of one line in a row: cut at its own end, standing at the start of the layout, in its own direction.
#pragma once

#include "ui/theme/tokens.h"

#include <QFont>
#include <QRect>
#include <QString>

#include <memory>

class QPainter;

namespace desk {

/// Lines are shaped once and then remembered, for as long as somebody holds this: a window does, so that no
/// word outlives the windows that showed it. Without it each line is shaped each time.
[[nodiscard]] std::shared_ptr<void> rememberedLines();

/// `text` must be safe (ui/text/safetext.h). Returns the width that was taken.
int drawLineOfText(QPainter *painter, const QRect &rect, const QString &text, const QFont &font,
                   const QColor &colour, Qt::LayoutDirection direction);

struct SecondLine
{
    const QString &requester;
    const QString &company;
    const QString &excerpt;
};
/// "Orla Byrne, Corrib Foods · first words": the name stronger, the rest muted.
void drawSecondLine(QPainter *painter, const QRect &rect, const SecondLine &line, const Tokens &tokens,
                    Qt::LayoutDirection direction);

} // namespace desk
