// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/settings.h"

#include <QCommandLineParser>

namespace desk::realtime {

namespace {

bool readListen(const QString &listen, Settings &settings)
{
    const qsizetype colon = listen.lastIndexOf(u':');
    bool number = false;
    settings.port = listen.mid(colon + 1).toUShort(&number);
    return colon > 0 && number && settings.address.setAddress(listen.first(colon));
}

} // namespace

SettingsOutcome readSettings(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption listen(QStringLiteral("listen"), QStringLiteral("Address and port."),
                                    QStringLiteral("HOST:PORT"), QStringLiteral("127.0.0.1:54323"));
    const QCommandLineOption database(QStringLiteral("database"), QStringLiteral("PostgreSQL address."),
                                      QStringLiteral("URL"));
    const QCommandLineOption idle(QStringLiteral("idle-seconds"),
                                  QStringLiteral("Silence allowed to a client."), QStringLiteral("N"),
                                  QStringLiteral("60"));
    parser.addOptions({listen, database, idle});
    if (!parser.parse(arguments))
        return {std::nullopt, parser.errorText()};

    Settings settings;
    if (!readListen(parser.value(listen), settings))
        return {std::nullopt,
                QStringLiteral("--listen wants an address and a port, for example 127.0.0.1:54323")};
    settings.databaseUrl = parser.value(database).toUtf8();
    if (settings.databaseUrl.isEmpty())
        settings.databaseUrl = qgetenv("DESKBELL_DATABASE_URL");
    settings.jwtSecret = qgetenv("DESKBELL_JWT_SECRET");
    settings.publishableKey = qgetenv("DESKBELL_PUBLISHABLE_KEY");
    settings.secretKey = qgetenv("DESKBELL_SECRET_KEY");
    bool number = false;
    settings.idleMs = parser.value(idle).toInt(&number) * 1000;
    if (!number || settings.idleMs <= 0)
        return {std::nullopt, QStringLiteral("--idle-seconds wants a positive number")};
    if (settings.databaseUrl.isEmpty())
        return {std::nullopt,
                QStringLiteral("no database: give --database URL or set DESKBELL_DATABASE_URL")};
    if (settings.jwtSecret.isEmpty() || settings.publishableKey.isEmpty() || settings.secretKey.isEmpty())
        return {std::nullopt,
                QStringLiteral("DESKBELL_JWT_SECRET, DESKBELL_PUBLISHABLE_KEY and DESKBELL_SECRET_KEY "
                               "must be set")};
    return {settings, {}};
}

} // namespace desk::realtime
