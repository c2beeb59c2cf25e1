// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An admin changes what somebody may do, and takes it away, while that person is at work.
#include "tests/whole/story/scenes.h"

namespace desk::story {

namespace {

const QString Ana = QStringLiteral("ana@deskbell.test");
const QString Pin = QStringLiteral("739154");
/// The next pull by itself would come in a minute: what is seen sooner was told.
constexpr int Soon = 20;

void showAna(Robot &admin)
{
    admin.trigger(QStringLiteral("actionShowAllowedEmails"));
    admin.clickRow(QStringLiteral("allowedTable"), admin.seeRow(QStringLiteral("allowedTable"), {Ana}));
    admin.seeText(QStringLiteral("inspectorEmail"), Ana);
}

/// The word above "staff" in the box.
void makeClient(Robot &admin)
{
    admin.click(QStringLiteral("inspectorRole"));
    admin.press(QStringLiteral("Up"));
    admin.press(QStringLiteral("Return"));
    admin.see(QStringLiteral("questionYes"));
    admin.seeText(QStringLiteral("questionTitle"), QStringLiteral("lient"));
    admin.click(QStringLiteral("questionYes"));
}

} // namespace

void accessChanges(Stage &stage)
{
    Robot &ana = stage.person(QStringLiteral("ana"));
    stage.start(ana);
    signInFirstTime(stage, ana, Ana, Pin);
    ana.trigger(QStringLiteral("actionShowAllOpen"));
    ana.seeRow(QStringLiteral("ticketList"), {QString()});
    ana.clickRow(QStringLiteral("ticketList"), 0);
    ana.see(QStringLiteral("ticketSubject"));
    ana.seeText(QStringLiteral("syncPill"), QStringLiteral("Up to date"));
    const QString title = ana.text(QStringLiteral("ticketSubject"));
    Robot &admin = stage.person(QStringLiteral("admin"));
    stage.start(admin);
    signInFirstTime(stage, admin, QStringLiteral("admin@deskbell.test"), QStringLiteral("864209"));
    showAna(admin);

    makeClient(admin);
    ana.see(QStringLiteral("pinEntryPage"), Soon);
    seeAnywhere(ana, QStringLiteral("changed what you may do here"));
    if (ana.everyText().join(u'\n').contains(title))
        throw Failure{QStringLiteral("no member of the team any more, but a window still says: ") + title};
    stage.picture(ana, QStringLiteral("signInWindow"), QStringLiteral("access-changed"));
    stage.step(QStringLiteral("another role is told at once, and the queue is gone"));
    enterPin(ana, Pin);
    ana.see(QStringLiteral("clientWindow"));
    stage.step(QStringLiteral("the PIN opens what the new role may see"));

    admin.click(QStringLiteral("removeAccess"));
    admin.see(QStringLiteral("questionYes"));
    admin.click(QStringLiteral("questionYes"));
    ana.seeNot(QStringLiteral("clientWindow"));
    ana.see(QStringLiteral("signInWindow"), Soon);
    stage.picture(ana, QStringLiteral("signInWindow"), QStringLiteral("access-removed"));
    stage.step(QStringLiteral("whoever is removed is out at once"));
}

} // namespace desk::story
