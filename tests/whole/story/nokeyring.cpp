// A computer without a keychain. desktop-session leaves it out when DESKBELL_KEYRING says absent.
#include "tests/whole/story/scenes.h"

namespace desk::story {

namespace {

const QString Ana = QStringLiteral("ana@deskbell.test");
const QString NoKeychain = QStringLiteral("no keychain");

} // namespace

void noKeyring(Stage &stage)
{
    Robot ana(stage.build, QStringLiteral("ana"));
    stage.start(ana);
    ana.see(QStringLiteral("email"));
    ana.seeSaid(QStringLiteral("foot"), NoKeychain);
    stage.step(QStringLiteral("the program says that it can keep nothing"));
    signInFirstTime(stage, ana, Ana, QStringLiteral("739154"));
    ana.see(QStringLiteral("staffWindow"));
    stage.step(QStringLiteral("signing in works without a keychain"));
    ana.quit();

    stage.stack.forgetMails();
    stage.start(ana);
    ana.see(QStringLiteral("email"));
    ana.seeSaid(QStringLiteral("foot"), NoKeychain);
    stage.step(QStringLiteral("nothing was kept anywhere: the next start asks again"));
    ana.type(QStringLiteral("email"), Ana);
    ana.click(QStringLiteral("sendCode"));
    ana.see(QStringLiteral("codePage"));
    ana.type(QStringLiteral("code"), stage.stack.codeFor(Ana));
    enterPin(ana, QStringLiteral("739154"));
    ana.see(QStringLiteral("staffWindow"));
    stage.step(QStringLiteral("the PIN of the first time still belongs to her"));
}

} // namespace desk::story
