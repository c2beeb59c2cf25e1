// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A page of cards in the windows behind the PIN: its title in a bar, the cards below each other in a column
// that scrolls.
#pragma once

#include <QString>

class QScrollArea;
class QVBoxLayout;
class QWidget;

namespace desk {

class Theme;

struct CardsPage
{
    QWidget *ground = nullptr; ///< below the bar: what is said over the page stands on it
    QScrollArea *scroll = nullptr;
    QVBoxLayout *cards = nullptr; ///< its parent widget is the parent of the cards
};

/// Fills `page`. `name` is the object name of what scrolls.
[[nodiscard]] CardsPage layOutCards(QWidget *page, const Theme &theme, const QString &title,
                                    const QString &name);

} // namespace desk
