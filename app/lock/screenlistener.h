// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// macOS tells of a locked screen and of the screen saver to every program, and of another user and of a sleep
// to those who ask the workspace.
#pragma once

#include <functional>

namespace desk {

class ScreenListener
{
public:
    /// `lockDue` is called in the main thread, and before the system goes on to sleep. Its run loop must run,
    /// as Qt's does.
    explicit ScreenListener(std::function<void()> lockDue);
    ~ScreenListener();
    ScreenListener(const ScreenListener &) = delete;
    ScreenListener &operator=(const ScreenListener &) = delete;

    [[nodiscard]] bool isListening() const { return m_ear != nullptr; }

private:
    std::function<void()> m_lockDue;
    void *m_ear = nullptr; ///< of Objective-C; it is ours
};

} // namespace desk
