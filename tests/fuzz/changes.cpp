// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One live frame on its way into rows: what the reading thread does with it.
#include "net/realtime/frames.h"
#include "net/supabase/changegatherer.h"
#include "tests/fuzz/rows.h"

using namespace desk;
using namespace desk::fuzz;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    // Lines, so that one input can be a removal and what came after it.
    const QByteArray bytes = bytesOf(data, size);
    ChangeGatherer gatherer(QStringLiteral("realtime:x"));
    int rows = 0;
    for (const QByteArray &frame : bytes.split('\n')) {
        const bool wasEmpty = gatherer.isEmpty();
        const auto taken = gatherer.take(frame);
        const auto read = frames::decodeText(frame, frames::Vsn::V2);
        if (taken == ChangeGatherer::Taken::Rows)
            ++rows;
        else
            require(gatherer.isEmpty() == wasEmpty, "what is no row leaves nothing behind");
        if (taken == ChangeGatherer::Taken::NotAChange)
            continue;
        require(read.has_value(), "a change is a frame");
        require(read->topic == u"realtime:x" && read->event == u"postgres_changes", "a change is ours");
    }
    require(gatherer.isEmpty() == (rows == 0), "rows that were taken are there");
    int events = 0;
    while (const auto event = gatherer.next()) {
        requireRows(*event);
        ++events;
    }
    require(events <= rows, "an event has a row at least");
    require(gatherer.isEmpty(), "nothing is left behind");
    return 0;
}
