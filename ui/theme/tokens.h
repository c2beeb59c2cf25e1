// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>

class QPalette;

namespace desk {

// What the shapes can say. Delegates turn a domain value into one of these; the look knows no domain.
enum class PriorityMark { None, Critical, High, Medium, Low };
enum class StatusMark { None, Open, InProgress, Waiting, Solved, Closed };
enum class PresenceMark { Offline, Available, Away, Busy };
// How much time is left of a promise. Calm: over an hour; Soon: under an hour; Pressing: under five minutes.
enum class TimeMark { None, Calm, Soon, Pressing, Late, Paused };

// Every colour of the program, by what it is for. A value: copy it, compare it, pass it on. Nothing else in
// the program writes a colour as a number.
struct Tokens
{
    bool isDark = false;

    QColor window, surface, raised, sunken, hover, chip, skeleton;
    QColor line, lineStrong;
    QColor text, text2, muted;
    QColor accent, accentHover, accentPressed, accentText, accentInk;
    QColor focus;
    QColor selection, selectionIdle;
    QColor reply;
    QColor noteSurface, noteSoft, noteLine, noteInk, noteButtonText;
    QColor danger, dangerFill, dangerSurface, dangerText;
    QColor success, successSurface;
    QColor warning, warningSurface;
    QColor presenceAvailable, presenceAway, presenceBusy;
    QColor tip, tipText;
    QColor timeIdle;  // the grey piece of a time bar with more than an hour left
    QColor popupLine; // edge of menus, dialogs and toasts: stronger in the dark, where nothing casts a shadow

    std::array<QColor, 5> priorities; // by PriorityMark
    std::array<QColor, 6> statuses;   // by StatusMark
    std::array<QColor, 8> faces;
    QColor faceText;

    QColor priority(PriorityMark mark) const { return priorities[std::size_t(mark)]; }
    QColor status(StatusMark mark) const { return statuses[std::size_t(mark)]; }
    QColor presence(PresenceMark mark) const;
    // Ink and ground of a promised time: calm is muted on surface, late is white on dangerFill.
    QColor timeInk(TimeMark mark) const;
    QColor timeGround(TimeMark mark) const;

    bool operator==(const Tokens &) const = default;

    static const Tokens &light();
    static const Tokens &dark();
    // For systems that ask for high contrast: the system's own colours in our roles.
    static Tokens fromSystem(const QPalette &system);

    // The palette that Qt's own widgets draw with.
    QPalette palette() const;
};

} // namespace desk
