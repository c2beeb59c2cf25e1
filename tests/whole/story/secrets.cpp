// What may stand in no log: codes, PINs, tokens, and what people wrote to each other.
#include "tests/whole/story/scenes.h"

namespace desk::story {

void seekSecrets(const QList<Robot *> &robots, const QStringList &known)
{
    // Any token of Supabase begins so, and a mail's link carries one of these.
    const QStringList tokens{QStringLiteral("eyJ"), QStringLiteral("sb_secret_"),
                             QStringLiteral("token_hash="), QStringLiteral("refresh_token\"")};
    for (const Robot *robot : robots) {
        const QString log = QString::fromUtf8(robot->log());
        // A program that logs nothing would prove nothing.
        if (!log.contains(QStringLiteral("deskbell.")))
            throw Failure{robot->profile() + QStringLiteral(": the log holds no line of the program: ") +
                          log.left(500)};
        for (const QString &secret : tokens + known)
            if (log.contains(secret))
                throw Failure{robot->profile() + QStringLiteral(": the log holds “%1”: %2")
                                                     .arg(secret, log.mid(log.indexOf(secret) - 80, 200))};
    }
}

} // namespace desk::story
