// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A stream of live events that says what the test makes it say.
#pragma once

#include "models/ports/feed.h"

namespace desk::test {

class FakeFeed final : public Feed
{
public:
    int opened = 0;
    int closed = 0;
    int reconnected = 0;

    void open() override
    {
        ++opened;
        become(State::Connecting);
    }
    void close() override
    {
        ++closed;
        become(State::Closed);
    }
    void reconnect() override
    {
        ++reconnected;
        become(State::Connecting);
    }
    [[nodiscard]] State state() const override { return m_state; }

    void become(State state)
    {
        if (m_state == state)
            return;
        m_state = state;
        Q_EMIT stateChanged(state);
    }
    void say(const Event &event) { Q_EMIT arrived(event); }
    void suspectGap() { Q_EMIT gapSuspected(); }
    void announce(AboutMe what) { Q_EMIT announced(what); }

private:
    State m_state = State::Closed;
};

} // namespace desk::test
