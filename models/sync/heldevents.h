// Live events that came while a generation was being pulled. A row that the pull did not bring is not taken
// from them: it may have left our sight in between, and nobody would tell us again. Another pull decides.
#pragma once

#include "models/store/desk.h"

#include <vector>

namespace desk {

class HeldEvents
{
public:
    static constexpr std::size_t MostRows = 5000;

    void hold(const Event &event);
    void clear();
    /// Applies what is held. True: something had to be left out, pull again.
    bool replay(Desk &desk);

private:
    std::vector<Event> m_events;
    std::size_t m_rows = 0;
    bool m_overflowed = false;
};

} // namespace desk
