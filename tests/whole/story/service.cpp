// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody whose organization has a sign-in service of its own: the stack's real Django.
#include "tests/whole/story/scenes.h"

namespace desk::story {

namespace {

const QString Ana = QStringLiteral("ana@deskbell.test");
const QString Pin = QStringLiteral("739154");
const QString Password = QStringLiteral("four bells at noon");
const QString Fresh = QStringLiteral("nine brass kettles");

void signIn(Robot &ana, const QString &password)
{
    ana.type(QStringLiteral("servicePassword"), password);
    ana.click(QStringLiteral("serviceSignIn"));
}

/// The line below a field.
void seeBelow(Robot &ana, const QString &part)
{
    await([&] { return ana.everyText().join(u'\n').contains(part); },
          QStringLiteral("nothing says “%1”").arg(part));
}

/// The rows come with a token of Supabase's, as ever.
void work(Stage &stage, Robot &ana, const QString &what)
{
    ana.see(QStringLiteral("staffWindow"));
    ana.seeRow(QStringLiteral("ticketList"), {QString()});
    stage.step(what);
}

void chooseAnother(Stage &stage, Robot &ana)
{
    ana.click(QStringLiteral("serviceForgot"));
    ana.type(QStringLiteral("serviceNewEmail"), Ana);
    ana.type(QStringLiteral("serviceNewPassword"), QStringLiteral("1234567"));
    ana.click(QStringLiteral("serviceSend"));
    seeBelow(ana, QStringLiteral("easy to guess"));
    stage.picture(ana, QStringLiteral("signInWindow"), QStringLiteral("service-weak"));
    stage.step(QStringLiteral("a weak password is refused, with its reasons"));
    ana.type(QStringLiteral("serviceNewPassword"), Fresh);
    ana.click(QStringLiteral("serviceSend"));
    ana.see(QStringLiteral("serviceCodePage"));
    ana.type(QStringLiteral("serviceCode"), stage.stack.codeFor(Ana));
    enterPin(ana, Pin);
    work(stage, ana, QStringLiteral("the code from the mail made another password hers"));
}

} // namespace

void ownService(Stage &stage)
{
    Robot &ana = stage.person(QStringLiteral("ana"));
    stage.start(ana);
    ana.see(QStringLiteral("service_0"));
    ana.type(QStringLiteral("email"), Ana);
    ana.click(QStringLiteral("service_0"));
    ana.see(QStringLiteral("servicePage"));
    ana.seeText(QStringLiteral("intro"), QStringLiteral("127.0.0.1"));
    stage.picture(ana, QStringLiteral("signInWindow"), QStringLiteral("service"));
    signIn(ana, QStringLiteral("four bells at one"));
    seeBelow(ana, QStringLiteral("do not belong together"));
    stage.step(QStringLiteral("a wrong password is told beside its field"));

    signIn(ana, Password);
    ana.see(QStringLiteral("pinChoosePage"));
    ana.type(QStringLiteral("newPin"), Pin);
    ana.type(QStringLiteral("againPin"), Pin);
    ana.click(QStringLiteral("savePin"));
    work(stage, ana, QStringLiteral("the password of the service leads to the PIN, and to the queue"));

    ana.quit();
    stage.start(ana);
    enterPin(ana, Pin);
    work(stage, ana, QStringLiteral("the next start renewed the session through the service"));

    ana.trigger(QStringLiteral("actionSignOut"));
    ana.see(QStringLiteral("service_0"));
    ana.click(QStringLiteral("service_0"));
    stage.step(QStringLiteral("signed out, and at the service's door again"));
    chooseAnother(stage, ana);
}

} // namespace desk::story
