// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// app/lock/sessionwindow as Windows' own programs see it; Wine stands in for Windows, and this test for what
// sends the messages. Built and run by on-wine.
#include "app/lock/sessionwindow.h"

#include <cstdio>
#include <windows.h>
#include <wtsapi32.h>

using desk::SessionWindow;

namespace {

int failures = 0;

void check(bool isSo, const char *what)
{
    std::printf("%s: %s\n", isSo ? "PASS" : "FAIL", what);
    failures += isSo ? 0 : 1;
}

HWND found()
{
    return FindWindowW(SessionWindow::ClassName, nullptr);
}

/// Calls for one message that somebody else's thread sends, taken from Windows as Qt's event loop does.
int callsFor(UINT message, WPARAM what, const int &calls)
{
    const int before = calls;
    PostMessageW(found(), message, what, 1);
    MSG next;
    while (PeekMessageW(&next, nullptr, 0, 0, PM_REMOVE))
        DispatchMessageW(&next);
    return calls - before;
}

void whatMeansThatNobodyIsThereLocks(const int &calls)
{
    check(callsFor(WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, calls) == 1, "a locked screen locks");
    check(callsFor(WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT, calls) == 1, "another user locks");
    check(callsFor(WM_WTSSESSION_CHANGE, WTS_REMOTE_DISCONNECT, calls) == 1, "a remote desktop left locks");
    check(callsFor(WM_WTSSESSION_CHANGE, WTS_SESSION_LOGOFF, calls) == 1, "the end of the session locks");
    check(callsFor(WM_POWERBROADCAST, PBT_APMSUSPEND, calls) == 1, "a sleep locks");
}

void nothingElseDoes(const int &calls)
{
    check(callsFor(WM_WTSSESSION_CHANGE, WTS_SESSION_UNLOCK, calls) == 0, "an unlocked screen says nothing");
    check(callsFor(WM_WTSSESSION_CHANGE, WTS_CONSOLE_CONNECT, calls) == 0, "coming back says nothing");
    check(callsFor(WM_WTSSESSION_CHANGE, WTS_SESSION_LOGON, calls) == 0, "a sign-on says nothing");
    check(callsFor(WM_POWERBROADCAST, PBT_APMRESUMESUSPEND, calls) == 0, "waking up says nothing");
    check(callsFor(WM_POWERBROADCAST, PBT_APMPOWERSTATUSCHANGE, calls) == 0, "a battery says nothing");
    check(callsFor(WM_CLOSE + 0x4000, WTS_SESSION_LOCK, calls) == 0, "another message says nothing");
}

} // namespace

int main()
{
    int calls = 0;
    {
        const SessionWindow window([&calls] { ++calls; });
        check(window.isListening(), "Windows lets us listen");
        check(found() && !IsWindowVisible(found()), "its window is never seen");
        check(GetParent(found()) == nullptr, "it is a top-level window");
        whatMeansThatNobodyIsThereLocks(calls);
        nothingElseDoes(calls);
        // What is told to all reaches it: it would not reach a window for messages only.
        const int before = calls;
        DWORD_PTR ignored = 0;
        SendMessageTimeoutW(HWND_BROADCAST, WM_POWERBROADCAST, PBT_APMSUSPEND, 0, SMTO_ABORTIFHUNG, 1000,
                            &ignored);
        check(calls == before + 1, "a sleep that is told to all locks before it goes on");
    }
    check(!found(), "its window goes with it");
    const SessionWindow again([] {});
    check(again.isListening(), "a second one listens too");
    return failures == 0 ? 0 : 1;
}
