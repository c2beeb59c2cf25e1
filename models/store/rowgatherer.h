// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers which rows changed and says it once a frame: at once after a quiet time, so that a single change
// shows immediately, and at the frame's end in a burst. Where so many change that nobody can follow them,
// every third frame is enough, and the time goes into the changes.
#pragma once

#include "models/store/ticketschange.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>

namespace desk {

class RowGatherer
{
public:
    static constexpr int FrameMs = 16;
    static constexpr int CrowdMs = 3 * FrameMs; ///< the frame after a crowd: twenty pictures a second
    static constexpr std::size_t Crowd = 1000;  ///< rows in one frame

    /// `announce` is called with what was gathered; never with nothing.
    explicit RowGatherer(std::function<void(const TicketsChange &)> announce);

    void inserted(std::uint32_t row) { note(row, Insert); }
    void updated(std::uint32_t row) { note(row, Update); }
    void removed(std::uint32_t row) { note(row, Remove); }

    /// After a number of notes: now, if it was quiet, else when the frame ends.
    void schedule();
    void flush();

private:
    enum Kind : quint8 { Nothing, Insert, Update, Remove };
    void note(std::uint32_t row, Kind kind);

    std::function<void(const TicketsChange &)> m_announce;
    std::vector<quint8> m_kinds; ///< by row
    std::vector<std::uint32_t> m_rows;
    QTimer m_frame;
    QElapsedTimer m_sinceFlush;
    int m_pace = FrameMs;      ///< from the last announcement to the next
    bool m_announcing = false; ///< a listener may cause further changes: they wait for the next frame
};

} // namespace desk
