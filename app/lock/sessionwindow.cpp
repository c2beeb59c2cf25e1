// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lock/sessionwindow.h"

#include <utility>
#include <windows.h>
#include <wtsapi32.h>

namespace desk {

namespace {

LRESULT CALLBACK hear(HWND window, UINT message, WPARAM what, LPARAM more)
{
    if (message == WM_NCCREATE) {
        const auto *made = reinterpret_cast<const CREATESTRUCTW *>(more);
        SetWindowLongPtrW(window, GWLP_USERDATA, reinterpret_cast<LONG_PTR>(made->lpCreateParams));
    }
    const auto *owner = reinterpret_cast<const SessionWindow *>(GetWindowLongPtrW(window, GWLP_USERDATA));
    if (owner && SessionWindow::saysLock(message, what))
        owner->say();
    return DefWindowProcW(window, message, what, more);
}

/// Once for the program; the second time it is there already.
void registerClass(HINSTANCE program)
{
    WNDCLASSEXW kind = {};
    kind.cbSize = sizeof(kind);
    kind.lpfnWndProc = hear;
    kind.hInstance = program;
    kind.lpszClassName = SessionWindow::ClassName;
    RegisterClassExW(&kind);
}

} // namespace

SessionWindow::SessionWindow(std::function<void()> lockDue)
    : m_lockDue(std::move(lockDue))
{
    const HINSTANCE program = GetModuleHandleW(nullptr);
    registerClass(program);
    HWND window = CreateWindowExW(WS_EX_TOOLWINDOW | WS_EX_NOACTIVATE, ClassName, L"", WS_POPUP, 0, 0, 0, 0,
                                  nullptr, nullptr, program, this);
    if (!window)
        return;
    m_window = window;
    m_isTold = WTSRegisterSessionNotification(window, NOTIFY_FOR_THIS_SESSION) != FALSE;
    // Computers that doze instead of sleeping tell only those who asked.
    m_power = RegisterSuspendResumeNotification(window, DEVICE_NOTIFY_WINDOW_HANDLE);
}

SessionWindow::~SessionWindow()
{
    const auto window = static_cast<HWND>(m_window);
    if (!window)
        return;
    if (m_power)
        UnregisterSuspendResumeNotification(m_power);
    if (m_isTold)
        WTSUnRegisterSessionNotification(window);
    SetWindowLongPtrW(window, GWLP_USERDATA, 0);
    DestroyWindow(window);
}

bool SessionWindow::saysLock(unsigned message, unsigned long long what)
{
    if (message == WM_POWERBROADCAST)
        return what == PBT_APMSUSPEND;
    // Another user at this computer, or one who took this session to another screen, leaves it
    // "disconnected".
    return message == WM_WTSSESSION_CHANGE && (what == WTS_SESSION_LOCK || what == WTS_CONSOLE_DISCONNECT ||
                                               what == WTS_REMOTE_DISCONNECT || what == WTS_SESSION_LOGOFF);
}

} // namespace desk
