// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A ticket from the list to the lock without a mouse: every key comes through the X server, as from a
// keyboard.
#include "tests/whole/story/scenes.h"

namespace desk::story {

namespace {

const QString Pin = QStringLiteral("739154");
// Full of letters that are keys of their own: in a text they must be letters.
const QString Reply = QStringLiteral("A quick jacks fix: please order parts, and do note 3 pins");
const QString Note = QStringLiteral("Internal: no spare parts in stock");
const QString Status = QStringLiteral("statusButton");
const QString Priority = QStringLiteral("priorityButton");
const QString Assignee = QStringLiteral("assigneeButton");

/// The row of the ticket that is open: its title is part of what the row says. -1: none of them.
int openRow(Robot &ana, const QStringList &rows)
{
    const QString title = ana.text(QStringLiteral("ticketSubject")).section(QStringLiteral(": "), 1);
    for (int row = 0; row < rows.size() && !title.isEmpty(); ++row)
        if (rows.at(row).contains(title))
            return row;
    return -1;
}

/// Strikes it, and awaits that the ticket so many rows further down is open.
void walk(Robot &ana, const QString &key, int rows)
{
    const QStringList all = ana.rows(QStringLiteral("ticketList"));
    const int from = openRow(ana, all);
    ana.strike({key});
    await([&] { return openRow(ana, all) == from + rows; },
          QStringLiteral("%1 did not go from row %2 by %3").arg(key).arg(from).arg(rows));
}

void walkThrough(Stage &stage, Robot &ana)
{
    ana.strike({QStringLiteral("3")});
    ana.seeText(QStringLiteral("inboxName"), QStringLiteral("All open"));
    ana.seeRow(QStringLiteral("ticketList"), {QString()});
    walk(ana, QStringLiteral("j"), 1);
    walk(ana, QStringLiteral("j"), 1);
    walk(ana, QStringLiteral("j"), 1);
    walk(ana, QStringLiteral("k"), -1);
    stage.step(QStringLiteral("3 shows all that is open, J and K walk through it"));
}

/// Opens the menu by its key, and goes down to the entry that begins so.
void pick(Robot &ana, const QString &key, const QString &button, const QString &entry)
{
    const QString menu = button + QStringLiteral("Menu");
    ana.strike({key});
    ana.see(menu);
    QString at = ana.text(menu);
    for (int steps = 0; !at.startsWith(entry); ++steps) {
        if (steps > 20)
            throw Failure{QStringLiteral("no key leads to ") + entry};
        ana.strike({QStringLiteral("Down")});
        await([&] { return ana.text(menu) != at; }, QStringLiteral("Down does not move in ") + menu);
        at = ana.text(menu);
    }
    ana.strike({QStringLiteral("Return")});
    ana.seeNot(menu);
    ana.seeText(button, entry);
}

void changeMarks(Stage &stage, Robot &ana)
{
    const bool isHigh = ana.text(Priority).contains(QStringLiteral("High"));
    pick(ana, QStringLiteral("p"), Priority, isHigh ? QStringLiteral("Low") : QStringLiteral("High"));
    const bool waits = ana.text(Status).contains(QStringLiteral("Waiting"));
    pick(ana, QStringLiteral("s"), Status, waits ? QStringLiteral("In progress") : QStringLiteral("Waiting"));
    const bool isBos = ana.text(Assignee).contains(QStringLiteral("Bo "));
    pick(ana, QStringLiteral("a"), Assignee, isBos ? QStringLiteral("Nobody") : QStringLiteral("Bo"));
    ana.strike({QStringLiteral("shift+a")});
    ana.seeText(Assignee, QStringLiteral("Ana"));
    ana.seeText(QStringLiteral("syncPill"), QStringLiteral("Up to date"));
    stage.step(QStringLiteral("P, S and A change it through their menus, Shift+A takes it over"));
}

void write(Robot &ana, const QString &key, const QString &text)
{
    ana.strike({key});
    ana.strikeText(text);
    await([&] { return ana.text(QStringLiteral("composerText")) == text; },
          QStringLiteral("the keys did not write: ") + text);
    ana.strike({QStringLiteral("ctrl+Return")});
    ana.seeRow(QStringLiteral("timeline"), {text});
    ana.strike({QStringLiteral("shift+F6")}); // back to the list: the next letter is a key again
}

void writeBoth(Stage &stage, Robot &ana)
{
    const QString title = ana.text(QStringLiteral("ticketSubject"));
    const QString priority = ana.text(Priority);
    write(ana, QStringLiteral("n"), Note);
    const int note = ana.seeRow(QStringLiteral("timeline"), {Note});
    if (!ana.rows(QStringLiteral("timeline")).value(note).startsWith(QStringLiteral("Internal note")))
        throw Failure{QStringLiteral("what was written after N is no internal note")};
    write(ana, QStringLiteral("r"), Reply);
    const int reply = ana.seeRow(QStringLiteral("timeline"), {Reply});
    if (!ana.rows(QStringLiteral("timeline")).value(reply).startsWith(QStringLiteral("Message")))
        throw Failure{QStringLiteral("what was written after R is no reply")};
    ana.seeText(QStringLiteral("ticketSubject"), title);
    ana.seeText(Priority, priority);
    stage.step(QStringLiteral("N and R write, Ctrl+Return sends, and a letter in a text is only a letter"));
}

void lockByKey(Stage &stage, Robot &ana)
{
    ana.strike({QStringLiteral("ctrl+l")});
    ana.see(QStringLiteral("pinEntryPage"));
    ana.seeNot(QStringLiteral("staffWindow"));
    ana.strikeText(Pin);
    if (ana.sees(QStringLiteral("pinEntryPage")))
        ana.strike({QStringLiteral("Return")});
    ana.see(QStringLiteral("staffWindow"));
    stage.step(QStringLiteral("Ctrl+L locks, and the PIN is typed where the keys go"));
}

} // namespace

void byKeys(Stage &stage)
{
    Robot &ana = stage.person(QStringLiteral("ana"));
    stage.start(ana);
    signInFirstTime(stage, ana, QStringLiteral("ana@deskbell.test"), Pin);
    ana.see(QStringLiteral("staffWindow"));
    ana.seeText(QStringLiteral("syncPill"), QStringLiteral("Up to date"));
    walkThrough(stage, ana);
    changeMarks(stage, ana);
    writeBoth(stage, ana);
    lockByKey(stage, ana);
}

} // namespace desk::story
