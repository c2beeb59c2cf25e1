// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QStringList>

#include <optional>

namespace desk::realtime {

// What the server is told at start. Secrets come from the environment only: argv is readable by everybody.
struct Settings
{
    QHostAddress address = QHostAddress::LocalHost;
    quint16 port = 0; // 0: any free one
    QByteArray databaseUrl;
    QByteArray jwtSecret;
    QByteArray publishableKey;
    QByteArray secretKey;

    int idleMs = 60'000;                 // a socket that says nothing for so long is closed
    int maxChannels = 100;               // on one socket
    int maxJoinsPerSecond = 100;         // on one socket
    int maxMessagesPerSecond = 500;      // on one channel
    int maxPresenceCalls = 5;            // in half a minute on one channel
    qsizetype maxFrameBytes = 5'000'000; // a larger frame ends the connection
    qsizetype maxBroadcastBytes = 3'000'500;
    qsizetype maxChangeBytes = 1'048'576; // a larger change is told as error 413
    qint64 maxBacklogBytes = 64'000'000;  // a reader slower than this is dropped
};

struct SettingsOutcome
{
    std::optional<Settings> settings;
    QString problem; // a sentence for stderr when there are none
};

// `--listen HOST:PORT`, `--database URL` (or DESKBELL_DATABASE_URL), `--idle-seconds N`; DESKBELL_JWT_SECRET,
// DESKBELL_PUBLISHABLE_KEY and DESKBELL_SECRET_KEY from the environment.
SettingsOutcome readSettings(const QStringList &arguments);

} // namespace desk::realtime
