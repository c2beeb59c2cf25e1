// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The local stack of demo mode: asks the front-door command how it is, and starts it when the person wants
// it. The command's path comes from the environment (DESKBELL_STACK), set by packaging/try.
#pragma once

#include "models/domain/result.h"

#include <QFuture>
#include <QString>
#include <QUrl>

namespace desk {

struct StackStatus
{
    bool running = false;
    QUrl url;
    QString publishableKey;
    QUrl mailUrl;
};

class LocalStack
{
public:
    /// `command` empty: there is none, every call answers NotFound.
    explicit LocalStack(QString command, QString home);

    /// What DESKBELL_STACK and DESKBELL_STACK_HOME say.
    static LocalStack fromEnvironment();

    [[nodiscard]] QFuture<Result<StackStatus>> status() const;
    /// Starts it and answers when it is healthy.
    [[nodiscard]] QFuture<Result<StackStatus>> up() const;

private:
    [[nodiscard]] QFuture<Result<StackStatus>> run(const QStringList &verbs) const;

    QString m_command;
    QString m_home;
};

/// Reads the command's JSON; Garbled when it is none.
Result<StackStatus> parseStackStatus(const QByteArray &json);

} // namespace desk
