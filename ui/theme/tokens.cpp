// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include <QPalette>

namespace desk {

namespace {

constexpr QColor rgb(int value)
{
    return QColor((value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff);
}

// White initials have to read on these in both themes, so there is one row for both.
const std::array<QColor, 8> faceColours{rgb(0x3A6CB0), rgb(0x7A4FB5), rgb(0xA63D6B), rgb(0xAD4637),
                                        rgb(0x85600A), rgb(0x3B7638), rgb(0x1C7474), rgb(0x5A6473)};

QColor between(const QColor &from, const QColor &to)
{
    const auto part = [](int a, int b) { return a + (b - a) / 5; };
    return {part(from.red(), to.red()), part(from.green(), to.green()), part(from.blue(), to.blue())};
}

Tokens makeLight()
{
    Tokens t;
    t.window = rgb(0xF1F2F5), t.surface = rgb(0xFFFFFF), t.raised = rgb(0xFFFFFF), t.sunken = rgb(0xF7F8FA);
    t.hover = rgb(0xF3F4F7), t.chip = rgb(0xECEEF2), t.skeleton = rgb(0xE9EBEF);
    t.line = rgb(0xE2E4E9), t.lineStrong = rgb(0x7F8694);
    t.text = rgb(0x1A1D23), t.text2 = rgb(0x3C424D), t.muted = rgb(0x5C6370);
    t.accent = rgb(0x2858CF), t.accentHover = rgb(0x2150C0), t.accentPressed = rgb(0x1B44A6);
    t.accentText = rgb(0xFFFFFF), t.accentInk = rgb(0x2451C4), t.focus = rgb(0x2858CF);
    t.selection = rgb(0xE2EAFB), t.selectionIdle = rgb(0xE8EAEE), t.reply = rgb(0xEFF3FB);
    t.noteSurface = rgb(0xFFF5D9), t.noteSoft = rgb(0xEBD59B), t.noteLine = rgb(0xB27C08);
    t.noteInk = rgb(0x7A5000), t.noteButtonText = rgb(0xFFFBEE);
    t.danger = rgb(0xBE2A2A), t.dangerFill = rgb(0xBE2A2A), t.dangerSurface = rgb(0xFCEBEA);
    t.dangerText = rgb(0xFFFFFF);
    t.success = rgb(0x1B7A45), t.successSurface = rgb(0xE5F4EA);
    t.warning = rgb(0x935600), t.warningSurface = rgb(0xFFF0D9);
    t.presenceAvailable = rgb(0x1C8F50), t.presenceAway = rgb(0xA86A00), t.presenceBusy = rgb(0xBE2A2A);
    t.tip = rgb(0x24282F), t.tipText = rgb(0xF2F3F5);
    t.timeIdle = rgb(0xB2B6BF), t.popupLine = t.line;
    t.priorities = {QColor(), rgb(0xBE2A2A), rgb(0xB54A08), rgb(0x4F5B6E), rgb(0x747C8A)};
    t.statuses = {QColor(), rgb(0x4F5B6E), rgb(0x2858CF), rgb(0x935600), rgb(0x1B7A45), rgb(0x747C8A)};
    t.faces = faceColours, t.faceText = rgb(0xFFFFFF);
    return t;
}

Tokens makeDark()
{
    Tokens t;
    t.isDark = true;
    t.window = rgb(0x14161A), t.surface = rgb(0x1A1D22), t.raised = rgb(0x242830), t.sunken = rgb(0x171A1E);
    t.hover = rgb(0x20242A), t.chip = rgb(0x2A2F37), t.skeleton = rgb(0x272B32);
    t.line = rgb(0x2B3037), t.lineStrong = rgb(0x727A87);
    t.text = rgb(0xE6E8EC), t.text2 = rgb(0xC4C9D1), t.muted = rgb(0x9BA3AF);
    t.accent = rgb(0x3662D6), t.accentHover = rgb(0x3F6CE0), t.accentPressed = rgb(0x2C55C0);
    t.accentText = rgb(0xFFFFFF), t.accentInk = rgb(0x8FB1FF), t.focus = rgb(0x8FB1FF);
    t.selection = rgb(0x243352), t.selectionIdle = rgb(0x292E36), t.reply = rgb(0x1F2737);
    t.noteSurface = rgb(0x2F2710), t.noteSoft = rgb(0x57471D), t.noteLine = rgb(0x9A7522);
    t.noteInk = rgb(0xEFC668), t.noteButtonText = rgb(0x241F12);
    t.danger = rgb(0xFF8A85), t.dangerFill = rgb(0xC23B3B), t.dangerSurface = rgb(0x3A2022);
    t.dangerText = rgb(0xFFFFFF);
    t.success = rgb(0x62CB90), t.successSurface = rgb(0x1A3125);
    t.warning = rgb(0xF0B65E), t.warningSurface = rgb(0x382A12);
    t.presenceAvailable = rgb(0x4CC282), t.presenceAway = rgb(0xE3A83E), t.presenceBusy = rgb(0xFF8A85);
    t.tip = rgb(0xE6E8EC), t.tipText = rgb(0x1A1D23);
    t.timeIdle = rgb(0x4E545E), t.popupLine = t.lineStrong;
    t.priorities = {QColor(), rgb(0xFF8A85), rgb(0xF5A163), rgb(0xA9B3C2), rgb(0x8B94A2)};
    t.statuses = {QColor(), rgb(0xA9B3C2), rgb(0x8FB1FF), rgb(0xF0B65E), rgb(0x62CB90), rgb(0x8B94A2)};
    t.faces = faceColours, t.faceText = rgb(0xFFFFFF);
    return t;
}

} // namespace

const Tokens &Tokens::light()
{
    static const Tokens tokens = makeLight();
    return tokens;
}

const Tokens &Tokens::dark()
{
    static const Tokens tokens = makeDark();
    return tokens;
}

Tokens Tokens::fromSystem(const QPalette &system)
{
    const QColor ground = system.color(QPalette::Active, QPalette::Base);
    const QColor ink = system.color(QPalette::Active, QPalette::WindowText);
    const QColor mark = system.color(QPalette::Active, QPalette::Highlight);
    const QColor link = system.color(QPalette::Active, QPalette::Link);

    Tokens t = ground.lightness() < 128 ? dark() : light();
    t.window = t.surface = t.raised = t.sunken = t.hover = t.chip = t.reply = ground;
    t.noteSurface = t.dangerSurface = t.successSurface = t.warningSurface = ground;
    t.skeleton = t.line = t.lineStrong = t.popupLine = t.noteSoft = t.noteLine = t.timeIdle = ink;
    t.text = t.text2 = t.muted = ink;
    t.accent = t.accentHover = t.accentPressed = mark;
    t.accentText = system.color(QPalette::Active, QPalette::HighlightedText);
    t.accentInk = t.focus = link;
    // Rows keep their ink when chosen, so the choice is a fifth of the way from the ground to the ink.
    t.selection = t.selectionIdle = between(ground, ink);
    t.tip = system.color(QPalette::Active, QPalette::ToolTipBase);
    t.tipText = system.color(QPalette::Active, QPalette::ToolTipText);
    return t;
}

QColor Tokens::presence(PresenceMark mark) const
{
    switch (mark) {
    case PresenceMark::Available:
        return presenceAvailable;
    case PresenceMark::Away:
        return presenceAway;
    case PresenceMark::Busy:
        return presenceBusy;
    case PresenceMark::Offline:
        break;
    }
    return {};
}

QColor Tokens::timeInk(TimeMark mark) const
{
    switch (mark) {
    case TimeMark::Soon:
        return warning;
    case TimeMark::Pressing:
    case TimeMark::Late:
        return danger;
    case TimeMark::None:
    case TimeMark::Calm:
    case TimeMark::Paused:
        break;
    }
    return muted;
}

QColor Tokens::timeGround(TimeMark mark) const
{
    switch (mark) {
    case TimeMark::Soon:
        return warningSurface;
    case TimeMark::Pressing:
        return dangerSurface;
    case TimeMark::Late:
        return dangerFill;
    case TimeMark::None:
    case TimeMark::Calm:
    case TimeMark::Paused:
        break;
    }
    return surface;
}

QPalette Tokens::palette() const
{
    QPalette p;
    const auto set = [&p](QPalette::ColorRole role, const QColor &colour) { p.setColor(role, colour); };
    set(QPalette::Window, window);
    set(QPalette::WindowText, text);
    set(QPalette::Text, text);
    set(QPalette::ButtonText, text);
    set(QPalette::Base, surface);
    set(QPalette::AlternateBase, sunken);
    set(QPalette::Button, surface);
    set(QPalette::PlaceholderText, muted);
    set(QPalette::ToolTipBase, tip);
    set(QPalette::ToolTipText, tipText);
    set(QPalette::Highlight, accent);
    set(QPalette::HighlightedText, accentText);
    set(QPalette::Link, accentInk);
    set(QPalette::LinkVisited, accentInk);
    set(QPalette::Light, surface);
    set(QPalette::Midlight, hover);
    set(QPalette::Mid, line);
    set(QPalette::Dark, lineStrong);
    set(QPalette::Shadow, lineStrong);
    set(QPalette::BrightText, accentText);
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    set(QPalette::Accent, accent);
#endif
    p.setColor(QPalette::Inactive, QPalette::Highlight, selectionIdle);
    p.setColor(QPalette::Inactive, QPalette::HighlightedText, text);
    for (const auto role : {QPalette::Text, QPalette::ButtonText, QPalette::WindowText})
        p.setColor(QPalette::Disabled, role, muted);
    p.setColor(QPalette::Disabled, QPalette::Button, chip);
    return p;
}

} // namespace desk
