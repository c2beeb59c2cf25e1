// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Measures in px at 100 % scale and text size 13. Qt scales them with the screen; heights of rows of text
// grow with the text through rowHeight().
namespace desk::metrics {

inline constexpr int space2 = 2; // 2 and 6 only inside a chip or between lines
inline constexpr int space4 = 4;
inline constexpr int space6 = 6;
inline constexpr int space8 = 8;
inline constexpr int space12 = 12;
inline constexpr int space16 = 16;
inline constexpr int space20 = 20;
inline constexpr int space24 = 24;
inline constexpr int space32 = 32;
inline constexpr int space48 = 48;

inline constexpr int panePadding = 16;
inline constexpr int conversationPadding = 24;
inline constexpr int panelPadding = 12;

inline constexpr int radiusTag = 4;     // tags, boxes, keys
inline constexpr int radiusButton = 6;  // buttons, fields, chips, rail items
inline constexpr int radiusMessage = 8; // messages, composer
inline constexpr int radiusCard = 10;   // cards, windows

inline constexpr int topBar = 40;
inline constexpr int clientTopBar = 48;
inline constexpr int footer = 24;
inline constexpr int listHeader = 44;
inline constexpr int filterRow = 36;
inline constexpr int newBar = 28;
inline constexpr int rowComfortable = 60;
inline constexpr int rowCompact = 40;
inline constexpr int rowTable = 28;
inline constexpr int tableHeader = 32;
inline constexpr int adminRow = 36;
inline constexpr int conversationHeader = 72;
inline constexpr int tab = 36;
inline constexpr int tabGap = 20;
inline constexpr int railItem = 28;
inline constexpr int railWidth = 200;
inline constexpr int railFolded = 48;
inline constexpr int listWidth = 380;
inline constexpr int contextWidth = 300;
inline constexpr int conversationMin = 480;

inline constexpr int button = 28;
inline constexpr int clientButton = 36;
inline constexpr int signInButton = 40;
inline constexpr int field = 28;
inline constexpr int formField = 36;
inline constexpr int signInField = 40;
inline constexpr int chip = 24;
inline constexpr int tag = 16;
inline constexpr int badge = 14;
inline constexpr int banner = 40;
inline constexpr int toast = 40;
inline constexpr int toastWidth = 360;
inline constexpr int menuRow = 28;
inline constexpr int scrollBar = 8;

inline constexpr int icon = 16;       // rows, buttons
inline constexpr int iconButton = 18; // buttons that are only an icon
inline constexpr int iconClient = 20;
inline constexpr int iconMark = 14; // marks at the end of a row
inline constexpr int faceRow = 20;
inline constexpr int faceMessage = 28;
inline constexpr int faceCard = 40;

inline constexpr int hitArea = 28;
inline constexpr int clientHitArea = 32;
inline constexpr int messageWidth = 640; // widest column of text
inline constexpr int signInWidth = 344;

inline constexpr int foldMs = 120;
inline constexpr int fadeMs = 80;
inline constexpr int tipDelayMs = 600;
inline constexpr int skeletonDelayMs = 200;
inline constexpr int toastMs = 6000;

// The number of the design, or what the lines of text need when the system's text is larger.
constexpr int rowHeight(int designed, int linesOfText)
{
    return designed > linesOfText + 20 ? designed : linesOfText + 20;
}

} // namespace desk::metrics
