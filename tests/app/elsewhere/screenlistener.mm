// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// app/lock/screenlistener over GNUstep's centres, which stand in for macOS; a second process of this test
// says what macOS would say. Built and run by on-gnustep.
#include "app/lock/screenlistener.h"

#import <AppKit/AppKit.h>
#include <cstdio>

namespace {

int failures = 0;

void check(bool isSo, const char *what)
{
    std::printf("%s: %s\n", isSo ? "PASS" : "FAIL", what);
    std::fflush(stdout);
    failures += isSo ? 0 : 1;
}

void tellAll(NSString *name)
{
    [[NSDistributedNotificationCenter defaultCenter] postNotificationName:name
                                                                   object:nil
                                                                 userInfo:nil
                                                       deliverImmediately:YES];
}

/// Another process says these, in this order.
void saidElsewhere(NSArray *names)
{
    NSTask *other = [[NSTask new] autorelease];
    [other setLaunchPath:[[[NSProcessInfo processInfo] arguments] objectAtIndex:0]];
    [other setArguments:names];
    [other launch];
    [other waitUntilExit];
}

/// Lets the run loop deliver until `calls` is as expected; a hang is for the time limit of the test.
void await(const int &calls, int expected)
{
    while (calls < expected)
        [[NSRunLoop currentRunLoop] runMode:NSDefaultRunLoopMode
                                 beforeDate:[NSDate dateWithTimeIntervalSinceNow:0.2]];
}

void tellWorkspace(NSString *name)
{
    [[[NSWorkspace sharedWorkspace] notificationCenter] postNotificationName:name object:nil];
}

/// What means nothing comes first each time: the one behind it shows that it was delivered, too.
void listen()
{
    int calls = 0;
    {
        const desk::ScreenListener listener([&calls] { ++calls; });
        check(listener.isListening(), "it listens");
        saidElsewhere(@[ @"com.apple.screenIsUnlocked", @"com.apple.screenIsLocked" ]);
        await(calls, 1);
        check(calls == 1, "a locked screen locks, an unlocked one says nothing");
        saidElsewhere(@[ @"com.apple.screensaver.didstop", @"com.apple.screensaver.didstart" ]);
        await(calls, 2);
        check(calls == 2, "the screen saver locks, its end says nothing");
        tellWorkspace(NSWorkspaceSessionDidBecomeActiveNotification);
        tellWorkspace(NSWorkspaceSessionDidResignActiveNotification);
        await(calls, 3);
        check(calls == 3, "another user locks, coming back says nothing");
        tellWorkspace(NSWorkspaceDidWakeNotification);
        tellWorkspace(NSWorkspaceWillSleepNotification);
        await(calls, 4);
        check(calls == 4, "a sleep locks, waking up says nothing");
    }
    int later = 0;
    const desk::ScreenListener after([&later] { ++later; });
    saidElsewhere(@[ @"com.apple.screenIsLocked" ]);
    await(later, 1);
    check(calls == 4 && later == 1, "what has gone hears nothing");
}

} // namespace

int main(int count, char **)
{
    NSAutoreleasePool *pool = [NSAutoreleasePool new];
    NSArray *arguments = [[NSProcessInfo processInfo] arguments];
    for (NSUInteger i = 1; i < [arguments count]; ++i)
        tellAll([arguments objectAtIndex:i]);
    if (count == 1)
        listen();
    [pool release];
    return failures == 0 ? 0 : 1;
}
