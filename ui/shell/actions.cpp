// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actions.h"

#include "ui/theme/icons.h"

#include <QWidget>

namespace desk {
namespace {

struct VerbRow
{
    Verb verb;
    const char *name; ///< object name
    const char *words;
    const char *key; ///< portable text, empty for none
    const char *icon;
};

constexpr VerbRow Verbs[] = {
    {Verb::Back, "actionBack", QT_TRANSLATE_NOOP("desk::Actions", "Back"), "Alt+Left", "back"},
    {Verb::Forward, "actionForward", QT_TRANSLATE_NOOP("desk::Actions", "Forward"), "Alt+Right", "forward"},
    {Verb::Search, "actionSearch", QT_TRANSLATE_NOOP("desk::Actions", "Search tickets"), "Ctrl+K", "search"},
    {Verb::NewTicket, "actionNewTicket", QT_TRANSLATE_NOOP("desk::Actions", "New ticket"), "C", "plus"},
    {Verb::ShowMine, "actionShowMine", QT_TRANSLATE_NOOP("desk::Actions", "Mine"), "1", "mine"},
    {Verb::ShowUnassigned, "actionShowUnassigned", QT_TRANSLATE_NOOP("desk::Actions", "Unassigned"), "2",
     "person"},
    {Verb::ShowAllOpen, "actionShowAllOpen", QT_TRANSLATE_NOOP("desk::Actions", "All open"), "3", "view"},
    {Verb::ShowSolved, "actionShowSolved", QT_TRANSLATE_NOOP("desk::Actions", "Solved"), "4", "ok"},
    {Verb::ShowOutbox, "actionShowOutbox", QT_TRANSLATE_NOOP("desk::Actions", "Outbox"), "5", "outbox"},
    {Verb::ShowAllowedEmails, "actionShowAllowedEmails", QT_TRANSLATE_NOOP("desk::Actions", "Allowed emails"),
     "6", "shield"},
    {Verb::ShowSafetyRules, "actionShowSafetyRules", QT_TRANSLATE_NOOP("desk::Actions", "Safety rules"), "7",
     "lock"},
    {Verb::ShowDevices, "actionShowDevices", QT_TRANSLATE_NOOP("desk::Actions", "Devices and sessions"), "",
     "key"},
    {Verb::ShowAccount, "actionShowAccount", QT_TRANSLATE_NOOP("desk::Actions", "Sign-in and account"), "",
     "person"},
    {Verb::NextTicket, "actionNextTicket", QT_TRANSLATE_NOOP("desk::Actions", "Next ticket"), "J", ""},
    {Verb::PreviousTicket, "actionPreviousTicket", QT_TRANSLATE_NOOP("desk::Actions", "Previous ticket"), "K",
     ""},
    {Verb::OpenTicket, "actionOpenTicket", QT_TRANSLATE_NOOP("desk::Actions", "Go to the conversation"), "O",
     ""},
    {Verb::SetStatus, "actionSetStatus", QT_TRANSLATE_NOOP("desk::Actions", "Change status"), "S", ""},
    {Verb::SetPriority, "actionSetPriority", QT_TRANSLATE_NOOP("desk::Actions", "Change priority"), "P", ""},
    {Verb::Assign, "actionAssign", QT_TRANSLATE_NOOP("desk::Actions", "Assign"), "A", "person"},
    {Verb::AssignToMe, "actionAssignToMe", QT_TRANSLATE_NOOP("desk::Actions", "Assign to me"), "Shift+A",
     "person"},
    {Verb::EditSubject, "actionEditSubject", QT_TRANSLATE_NOOP("desk::Actions", "Edit the subject"), "F2",
     "pen"},
    {Verb::Reply, "actionReply", QT_TRANSLATE_NOOP("desk::Actions", "Reply"), "R", "reply"},
    {Verb::Note, "actionNote", QT_TRANSLATE_NOOP("desk::Actions", "Internal note"), "N", "lock"},
    {Verb::NextPane, "actionNextPane", QT_TRANSLATE_NOOP("desk::Actions", "Next pane"), "F6", ""},
    {Verb::PreviousPane, "actionPreviousPane", QT_TRANSLATE_NOOP("desk::Actions", "Previous pane"),
     "Shift+F6", ""},
    {Verb::ToggleDensity, "actionToggleDensity", QT_TRANSLATE_NOOP("desk::Actions", "Compact rows"), "D",
     "rows"},
    {Verb::ToggleContext, "actionToggleContext", QT_TRANSLATE_NOOP("desk::Actions", "Show the side panel"),
     "I", "panel"},
    {Verb::Refresh, "actionRefresh", QT_TRANSLATE_NOOP("desk::Actions", "Ask the server again"), "F5",
     "sync"},
    {Verb::ShowKeys, "actionShowKeys", QT_TRANSLATE_NOOP("desk::Actions", "Keys"), "?", "keys"},
    {Verb::Lock, "actionLock", QT_TRANSLATE_NOOP("desk::Actions", "Lock now"), "Ctrl+L", "lock"},
    {Verb::SignOut, "actionSignOut", QT_TRANSLATE_NOOP("desk::Actions", "Sign out"), "", "forward"},
};
static_assert(std::size(Verbs) == std::size_t(Verb::Count));

} // namespace

Actions::Actions(QWidget *window)
    : QObject(window)
{
    for (const VerbRow &row : Verbs) {
        auto *action = new QAction(tr(row.words), this);
        action->setObjectName(QString::fromLatin1(row.name));
        if (*row.key)
            action->setShortcut(QKeySequence(QString::fromLatin1(row.key), QKeySequence::PortableText));
        if (*row.icon)
            action->setIcon(icon(row.icon));
        m_actions[std::size_t(row.verb)] = action;
        window->addAction(action);
    }
    (*this)[Verb::ToggleDensity]->setCheckable(true);
    (*this)[Verb::ToggleContext]->setCheckable(true);
    (*this)[Verb::ToggleContext]->setChecked(true);
}

QList<QAction *> Actions::all() const
{
    return {m_actions.begin(), m_actions.end()};
}

} // namespace desk
