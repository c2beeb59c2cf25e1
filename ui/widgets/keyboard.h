// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the keyboard was in a card before the card changed what it shows. Qt hands the keyboard of what is
// hidden or disabled on to whatever comes next, often a button that does something else.
#pragma once

#include <QWidget>

namespace desk {

class KeyboardPlace
{
public:
    explicit KeyboardPlace(const QWidget *card)
        : m_card(card)
        , m_was(card->window()->focusWidget())
    {
        if (m_was && !card->isAncestorOf(m_was))
            m_was = nullptr;
    }

    /// What had it; null when it was not in the card.
    [[nodiscard]] const QWidget *was() const { return m_was; }
    /// It was in the card, and cannot stay where it was.
    [[nodiscard]] bool isLost() const { return m_was && !(m_was->isEnabled() && m_was->isVisibleTo(m_card)); }

private:
    const QWidget *m_card;
    const QWidget *m_was;
};

} // namespace desk
