// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the client's pages stand on: paper that scrolls down only, and one column in its middle.
#pragma once

class QScrollArea;
class QVBoxLayout;

namespace desk {

/// Gives `page` its paper and returns the column, at most `width` px wide at text size 13. Whoever asks sets
/// the column's margins.
QVBoxLayout *makeColumn(QScrollArea *page, int width);

} // namespace desk
