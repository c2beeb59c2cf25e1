// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/whole/story/stack.h"

#include "tests/whole/story/robot.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QRegularExpression>

namespace desk::story {

Stack::Stack(QString command, QString home)
    : m_command(std::move(command))
    , m_home(std::move(home))
{
}

QByteArray Stack::run(const QStringList &words, int seconds)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(m_command, QStringList(words) << QStringLiteral("--home") << m_home);
    if (!process.waitForFinished(seconds * 1000))
        throw Failure{QStringLiteral("stack %1 takes longer than %2 s").arg(words.join(u' ')).arg(seconds)};
    if (process.exitCode() != 0)
        throw Failure{QStringLiteral("stack %1 failed").arg(words.join(u' '))};
    return process.readAllStandardOutput();
}

void Stack::up()
{
    run({QStringLiteral("up")}, 120);
    m_status = {};
}

void Stack::reset()
{
    run({QStringLiteral("reset")}, 60);
    m_status = {};
}

void Stack::down()
{
    run({QStringLiteral("down")}, 60);
    m_status = {};
}

QJsonObject Stack::status()
{
    if (m_status.isEmpty())
        m_status = QJsonDocument::fromJson(run({QStringLiteral("status")}, 20)).object();
    return m_status;
}

namespace {

QByteArray answerOf(QNetworkReply *reply, const QString &what)
{
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    if (reply->error() != QNetworkReply::NoError)
        throw Failure{what + QStringLiteral(": ") + reply->errorString()};
    return reply->readAll();
}

} // namespace

QByteArray Stack::http(const QString &method, const QString &url, const QByteArray &body)
{
    QNetworkAccessManager network;
    QNetworkRequest request{QUrl(url)};
    const QByteArray secret = status().value(QLatin1String("secret_key")).toString().toUtf8();
    request.setRawHeader("apikey", secret);
    request.setRawHeader("User-Agent",
                         "deskbell-story"); // Qt's own is a browser's, to which no secret key is due
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    return answerOf(network.sendCustomRequest(request, method.toUtf8(), body), method + u' ' + url);
}

QString Stack::mailTo(const QString &address)
{
    QString text;
    const QString url = status().value(QLatin1String("mail_url")).toString();
    await(
        [&] {
            const QJsonArray mails = QJsonDocument::fromJson(http(QStringLiteral("GET"), url)).array();
            for (const auto &mail : mails)
                if (mail.toObject().value(QLatin1String("to")).toString() == address &&
                    mail.toObject().value(QLatin1String("notice")).toString().isEmpty())
                    text = mail.toObject().value(QLatin1String("text")).toString();
            return !text.isEmpty();
        },
        QStringLiteral("no mail for ") + address);
    return text;
}

QString Stack::codeFor(const QString &address)
{
    static const QRegularExpression six(QStringLiteral("\\b(\\d{6})\\b"));
    const auto match = six.match(mailTo(address));
    if (!match.hasMatch())
        throw Failure{QStringLiteral("the mail holds no code")};
    m_secrets << match.captured(1);
    return match.captured(1);
}

QString Stack::linkFor(const QString &address, const QString &beginning)
{
    static const QRegularExpression token(QStringLiteral("token(?:_hash)?=([^&\\s]+)"));
    const QStringList lines = mailTo(address).split(u'\n');
    for (const QString &line : lines) {
        if (!line.startsWith(beginning))
            continue;
        const auto match = token.match(line);
        if (!match.hasMatch())
            throw Failure{QStringLiteral("the link in the mail holds no token")};
        m_secrets << match.captured(1);
        return line.trimmed();
    }
    throw Failure{QStringLiteral("the mail holds no link ") + beginning};
}

QByteArray Stack::browse(const QString &address)
{
    QNetworkAccessManager network;
    return answerOf(network.get(QNetworkRequest(QUrl(address))), QStringLiteral("the link in the mail"));
}

void Stack::turn(const QJsonObject &knobs)
{
    http(QStringLiteral("PUT"), status().value(QLatin1String("url")).toString() + QStringLiteral("/__knobs"),
         QJsonDocument(knobs).toJson(QJsonDocument::Compact));
}

void Stack::forgetMails()
{
    http(QStringLiteral("DELETE"), status().value(QLatin1String("mail_url")).toString());
}

QJsonObject gatewayRule(const QString &method, const QString &path, const QJsonObject &action, int times)
{
    const QJsonObject match{{QStringLiteral("method"), method}, {QStringLiteral("path"), path}};
    return {{QStringLiteral("match"), match},
            {QStringLiteral("action"), action},
            {QStringLiteral("times"), times}};
}

QJsonObject comeBackLater()
{
    const QJsonObject headers{{QStringLiteral("retry-after"), QStringLiteral("600")}};
    return {{QStringLiteral("status"), 503}, {QStringLiteral("headers"), headers}};
}

const QString Stack::Gateway = QStringLiteral("/__faults");
const QString Stack::Realtime = QStringLiteral("/realtime/v1/__faults");

QJsonArray Stack::rows(const QString &query)
{
    const QString url = status().value(QLatin1String("url")).toString() + QStringLiteral("/rest/v1/") + query;
    const QJsonDocument answer = QJsonDocument::fromJson(http(QStringLiteral("GET"), url));
    if (!answer.isArray())
        throw Failure{QStringLiteral("the database does not answer with rows: ") + query};
    return answer.array();
}

void Stack::fault(const QString &knobs, const QList<QJsonObject> &rules)
{
    QJsonArray all;
    for (const QJsonObject &rule : rules)
        all.append(rule);
    http(QStringLiteral("PUT"), status().value(QLatin1String("url")).toString() + knobs,
         QJsonDocument(QJsonObject{{QStringLiteral("rules"), all}}).toJson(QJsonDocument::Compact));
}

int Stack::faultHits(const QString &knobs)
{
    const QString url = status().value(QLatin1String("url")).toString() + knobs;
    const QJsonObject answer = QJsonDocument::fromJson(http(QStringLiteral("GET"), url)).object();
    int hits = 0;
    for (const auto &rule : answer.value(QLatin1String("rules")).toArray())
        hits += rule.toObject().value(QLatin1String("hits")).toInt();
    return hits;
}

void Stack::heal(const QString &knobs)
{
    http(QStringLiteral("DELETE"), status().value(QLatin1String("url")).toString() + knobs);
}

int Stack::cutSockets()
{
    return countSockets(QStringLiteral("DELETE"));
}

int Stack::sockets()
{
    return countSockets(QStringLiteral("GET"));
}

int Stack::countSockets(const QString &method)
{
    const QString url = status().value(QLatin1String("url")).toString() + QStringLiteral("/__sockets");
    const QJsonObject answer = QJsonDocument::fromJson(http(method, url)).object();
    return answer.value(QLatin1String("count")).toInt(-1);
}

} // namespace desk::story
