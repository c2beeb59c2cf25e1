// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Without ARC and without blocks: so GNUstep's libraries build it too, where there is no Mac to try it on.
#include "app/lock/screenlistener.h"

#import <AppKit/AppKit.h>
#include <utility>

@interface DeskbellEar : NSObject {
    const std::function<void()> *_lockDue;
}
- (instancetype)initWith:(const std::function<void()> *)lockDue;
- (void)listen;
- (void)stop;
- (void)hear:(NSNotification *)notification;
@end

@implementation DeskbellEar

- (instancetype)initWith:(const std::function<void()> *)lockDue
{
    self = [super init];
    if (self)
        _lockDue = lockDue;
    return self;
}

- (void)listen
{
    NSDistributedNotificationCenter *everybody = [NSDistributedNotificationCenter defaultCenter];
    for (NSString *name in @[ @"com.apple.screenIsLocked", @"com.apple.screensaver.didstart" ])
        // At once: a program in the background gets them only when it comes to the front otherwise.
        [everybody addObserver:self
                      selector:@selector(hear:)
                          name:name
                        object:nil
            suspensionBehavior:NSNotificationSuspensionBehaviorDeliverImmediately];
    NSNotificationCenter *workspace = [[NSWorkspace sharedWorkspace] notificationCenter];
    for (NSString *name in
         @[ NSWorkspaceSessionDidResignActiveNotification, NSWorkspaceWillSleepNotification ])
        [workspace addObserver:self selector:@selector(hear:) name:name object:nil];
}

- (void)stop
{
    [[NSDistributedNotificationCenter defaultCenter] removeObserver:self];
    [[[NSWorkspace sharedWorkspace] notificationCenter] removeObserver:self];
}

- (void)hear:(NSNotification *)notification
{
    (void)notification;
    (*_lockDue)();
}

@end

namespace desk {

ScreenListener::ScreenListener(std::function<void()> lockDue)
    : m_lockDue(std::move(lockDue))
{
    DeskbellEar *ear = [[DeskbellEar alloc] initWith:&m_lockDue];
    [ear listen];
    m_ear = ear;
}

ScreenListener::~ScreenListener()
{
    auto *ear = static_cast<DeskbellEar *>(m_ear);
    [ear stop];
    [ear release];
}

} // namespace desk
