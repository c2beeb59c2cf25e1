// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The question before something ends that nobody else has: what waits to be sent and what was begun.
#pragma once

#include "ui/dialogs/ask.h"

#include <functional>

namespace desk {

/// How much would be gone.
struct LeftBehind
{
    int unsent = 0; ///< written, but the server does not have it
    int begun = 0;  ///< typed, but not sent

    [[nodiscard]] bool isEmpty() const { return unsent == 0 && begun == 0; }
};

/// One for each window that can be left. Nobody is asked when nothing would be gone.
class Leaving
{
public:
    /// Asks over `window`; it, and `ask`, outlive this.
    Leaving(Ask &ask, QWidget *window, std::function<LeftBehind()> look);

    /// `leave` is called at once, or when the person wants it all the same.
    void signOut(std::function<void()> leave);
    /// For closeEvent. False: not yet; somebody is asked, and after a yes the window closes by itself.
    [[nodiscard]] bool mayClose();

private:
    enum class Step { SignOut, Close };
    [[nodiscard]] static Question words(Step step, const LeftBehind &left);

    Ask &m_ask;
    QWidget *m_window;
    std::function<LeftBehind()> m_look;
    bool m_asking = false;
    bool m_agreed = false;
};

} // namespace desk
