// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Windows tells of a lock, of another user and of a sleep by messages to a window; this one is never seen.
// Not one of Qt's, and not a message-only one: the first may be closed, the second hears of no sleep.
#pragma once

#include <functional>

namespace desk {

class SessionWindow
{
public:
    /// `lockDue` is called in the thread of this object, and before the system goes on to sleep. That thread
    /// must take its messages from Windows, as Qt's does.
    explicit SessionWindow(std::function<void()> lockDue);
    ~SessionWindow();
    SessionWindow(const SessionWindow &) = delete;
    SessionWindow &operator=(const SessionWindow &) = delete;

    /// False: Windows refused the window or its messages.
    [[nodiscard]] bool isListening() const { return m_isTold; }

    static constexpr auto ClassName = L"DeskbellSession";
    /// Asked by the window itself: whether this message says that nobody may find the desk open.
    [[nodiscard]] static bool saysLock(unsigned message, unsigned long long what);
    void say() const { m_lockDue(); }

private:
    std::function<void()> m_lockDue;
    void *m_window = nullptr; ///< HWND
    void *m_power = nullptr;  ///< HPOWERNOTIFY
    bool m_isTold = false;
};

} // namespace desk
