// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptednetwork.h"

#include <QTimer>
#include <QUrl>

#include <cstring>

namespace desk::test {

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
    Asked asked;
    asked.verb = operation == CustomOperation
                     ? request.attribute(QNetworkRequest::CustomVerbAttribute).toByteArray()
                 : operation == GetOperation    ? QByteArray("GET")
                 : operation == DeleteOperation ? QByteArray("DELETE")
                                                : QByteArray("POST");
    asked.request = request;
    asked.body = body ? body->readAll() : QByteArray();
    m_script.asked.append(asked);
    return new ScriptedReply(asked, m_script.answer(asked), this);
}

std::function<std::unique_ptr<QNetworkAccessManager>()> scripted(Script &script)
{
    return [&script] { return std::make_unique<ScriptedNetwork>(script); };
}

ScriptedReply::ScriptedReply(const Asked &asked, const Told &told, QObject *parent)
    : QNetworkReply(parent)
    , m_told(told)
{
    setRequest(asked.request);
    setUrl(asked.request.url());
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    if (!told.silent)
        QTimer::singleShot(0, this, [this] { begin(); });
}

void ScriptedReply::begin()
{
    if (isFinished())
        return;
    if (m_told.status != 0)
        setAttribute(QNetworkRequest::HttpStatusCodeAttribute, m_told.status);
    for (const auto &[name, value] : m_told.headers)
        setRawHeader(name, value);
    Q_EMIT metaDataChanged();
    if (!m_told.body.isEmpty())
        Q_EMIT readyRead();
    if (isFinished())
        return;
    if (m_told.error != NoError)
        setError(m_told.error, QStringLiteral("scripted"));
    else if (m_told.status >= 400)
        setError(UnknownServerError, QStringLiteral("status"));
    setFinished(true);
    Q_EMIT finished();
}

void ScriptedReply::abort()
{
    if (isFinished())
        return;
    setError(OperationCanceledError, QStringLiteral("aborted"));
    setFinished(true);
    Q_EMIT finished();
}

qint64 ScriptedReply::bytesAvailable() const
{
    return QNetworkReply::bytesAvailable() + m_told.body.size() - m_at;
}

qint64 ScriptedReply::readData(char *data, qint64 maximum)
{
    const qint64 count = std::min<qint64>(maximum, m_told.body.size() - m_at);
    if (count <= 0)
        return -1;
    std::memcpy(data, m_told.body.constData() + m_at, static_cast<std::size_t>(count));
    m_at += count;
    return count;
}

} // namespace desk::test
