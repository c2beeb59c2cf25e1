// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/localstack.h"

#include "models/domain/deliver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QPromise>

#include <memory>

namespace desk {

namespace {

Error failed(Error::Kind kind, const QString &detail)
{
    return Error{kind, detail, 0, {}, 0};
}

} // namespace

LocalStack::LocalStack(QString command, QString home)
    : m_command(std::move(command))
    , m_home(std::move(home))
{
}

LocalStack LocalStack::fromEnvironment()
{
    const auto environment = QProcessEnvironment::systemEnvironment();
    return LocalStack(environment.value(QStringLiteral("DESKBELL_STACK")),
                      environment.value(QStringLiteral("DESKBELL_STACK_HOME")));
}

QFuture<Result<StackStatus>> LocalStack::status() const
{
    return run({QStringLiteral("status")});
}

QFuture<Result<StackStatus>> LocalStack::up() const
{
    // "up" prints progress for people; the JSON comes from a status call after it.
    return run({QStringLiteral("up")})
        .then([stack = *this](const Result<StackStatus> &) { return stack.status(); })
        .unwrap();
}

QFuture<Result<StackStatus>> LocalStack::run(const QStringList &verbs) const
{
    if (m_command.isEmpty())
        return ready<StackStatus>(failed(Error::Kind::NotFound, QStringLiteral("no stack command")));

    auto promise = std::make_shared<QPromise<Result<StackStatus>>>();
    promise->start();
    auto *process = new QProcess;
    QStringList words = verbs;
    if (!m_home.isEmpty())
        words << QStringLiteral("--home") << m_home;
    const auto settle = [promise, process](const Result<StackStatus> &answer) {
        if (promise->future().isFinished())
            return;
        promise->addResult(answer);
        promise->finish();
        process->deleteLater();
    };
    QObject::connect(process, &QProcess::finished, process,
                     [settle, process] { settle(parseStackStatus(process->readAllStandardOutput())); });
    QObject::connect(process, &QProcess::errorOccurred, process, [settle](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            settle(failed(Error::Kind::NotFound, QStringLiteral("the stack command does not start")));
    });
    process->start(m_command, words, QIODevice::ReadOnly);
    return promise->future();
}

Result<StackStatus> parseStackStatus(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return failed(Error::Kind::Garbled, QStringLiteral("stack status is no JSON object"));
    const QJsonObject object = document.object();
    StackStatus status;
    status.running = object.value(QLatin1String("running")).toBool();
    status.url = QUrl(object.value(QLatin1String("url")).toString());
    status.publishableKey = object.value(QLatin1String("publishable_key")).toString();
    status.mailUrl = QUrl(object.value(QLatin1String("mail_url")).toString());
    if (status.running && (!status.url.isValid() || status.publishableKey.isEmpty()))
        return failed(Error::Kind::Garbled, QStringLiteral("stack status lacks url or publishable_key"));
    return status;
}

} // namespace desk
