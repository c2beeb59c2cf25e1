// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptednetwork.h"

#include <QTimer>
#include <QUrl>

#include <cstring>

namespace desk::test {

Asked Asked::from(QNetworkAccessManager::Operation operation, const QNetworkRequest &request, QIODevice *body)
{
    using Manager = QNetworkAccessManager;
    const QByteArray verb = operation == Manager::CustomOperation
                                ? request.attribute(QNetworkRequest::CustomVerbAttribute).toByteArray()
                            : operation == Manager::GetOperation    ? QByteArray("GET")
                            : operation == Manager::DeleteOperation ? QByteArray("DELETE")
                                                                    : QByteArray("POST");
    return {verb, request, body ? body->readAll() : QByteArray()};
}

QByteArray Asked::path() const
{
    return request.url().path(QUrl::FullyEncoded).toLatin1();
}

QByteArray Asked::query() const
{
    return request.url().query(QUrl::FullyEncoded).toLatin1();
}

void Script::fail(QNetworkReply::NetworkError error)
{
    Told told;
    told.status = 0;
    told.error = error;
    next.push_back(told);
}

Told Script::answer(const Asked &question)
{
    if (!next.empty()) {
        Told told = next.front();
        next.pop_front();
        return told;
    }
    if (otherwise) {
        if (const auto told = otherwise(question))
            return *told;
    }
    return Told{404, R"({"message":"not in the script"})"};
}

int Script::count(const QByteArray &pathPrefix) const
{
    int found = 0;
    for (const Asked &one : asked)
        found += one.path().startsWith(pathPrefix) ? 1 : 0;
    return found;
}

ScriptedNetwork::ScriptedNetwork(Script &script)
    : m_script(script)
{
    ++script.managers;
}

QNetworkReply *ScriptedNetwork::createRequest(Operation operation, const QNetworkRequest &request,
                                              QIODevice *body)
{
    const Asked asked = Asked::from(operation, request, body);
    m_script.asked.append(asked);
    const Told told = m_script.answer(asked);
    auto *reply = new PiecewiseReply(asked, this);
    if (told.silent)
        return reply;
    QTimer::singleShot(0, reply, [reply, told] {
        reply->head(told);
        reply->add(told.body);
        if (told.error != QNetworkReply::NoError)
            reply->breakOff(told.error);
        else
            reply->end();
    });
    return reply;
}

std::function<std::unique_ptr<QNetworkAccessManager>()> scripted(Script &script)
{
    return [&script] { return std::make_unique<ScriptedNetwork>(script); };
}

PiecewiseReply::PiecewiseReply(const Asked &asked, QObject *parent)
    : QNetworkReply(parent)
{
    setRequest(asked.request);
    setUrl(asked.request.url());
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

void PiecewiseReply::head(const Told &told)
{
    if (isFinished())
        return;
    if (told.status != 0)
        setAttribute(QNetworkRequest::HttpStatusCodeAttribute, told.status);
    for (const auto &[name, value] : told.headers)
        setRawHeader(name, value);
    if (told.status >= 400)
        setError(UnknownServerError, QStringLiteral("status"));
    Q_EMIT metaDataChanged();
}

void PiecewiseReply::add(const QByteArray &bytes)
{
    if (isFinished() || bytes.isEmpty())
        return;
    m_bytes.append(bytes);
    Q_EMIT readyRead();
}

void PiecewiseReply::end()
{
    if (isFinished())
        return;
    setFinished(true);
    leave();
    Q_EMIT finished();
}

void PiecewiseReply::breakOff(NetworkError error)
{
    if (isFinished())
        return;
    setError(error, QStringLiteral("the line"));
    end();
}

void PiecewiseReply::abort()
{
    breakOff(OperationCanceledError);
}

void PiecewiseReply::leave()
{
    if (!std::exchange(m_hasLeft, true))
        Q_EMIT left();
}

qint64 PiecewiseReply::bytesAvailable() const
{
    return QNetworkReply::bytesAvailable() + m_bytes.size() - m_at;
}

qint64 PiecewiseReply::readData(char *data, qint64 maximum)
{
    const qint64 count = std::min<qint64>(maximum, m_bytes.size() - m_at);
    if (count <= 0)
        return -1;
    std::memcpy(data, m_bytes.constData() + m_at, std::size_t(count));
    m_at += count;
    return count;
}

} // namespace desk::test
