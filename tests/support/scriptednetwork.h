// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An access manager with a script: requests are written down, answers come when the test says so.
#pragma once

#include <QByteArray>
#include <QList>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace desk::test {

struct Told
{
    int status = 200;
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers = {{"Content-Type", "application/json"}};
    QNetworkReply::NetworkError error = QNetworkReply::NoError; ///< of the line, not of the status
    bool silent = false;                                        ///< never answers
};

struct Asked
{
    QByteArray verb;
    QNetworkRequest request;
    QByteArray body;

    static Asked from(QNetworkAccessManager::Operation operation, const QNetworkRequest &request,
                      QIODevice *body);
    [[nodiscard]] QByteArray path() const;
    [[nodiscard]] QByteArray query() const;
    [[nodiscard]] QByteArray header(const QByteArray &name) const { return request.rawHeader(name); }
};

/// An answer that comes in pieces, or not at all.
class PiecewiseReply final : public QNetworkReply
{
    Q_OBJECT

public:
    PiecewiseReply(const Asked &asked, QObject *parent);
    ~PiecewiseReply() override { leave(); }
    void abort() override;
    [[nodiscard]] qint64 bytesAvailable() const override;

    void head(const Told &told);
    void add(const QByteArray &bytes);
    void end();
    void breakOff(NetworkError error);

Q_SIGNALS:
    /// Answered, broken or given up: nothing of it is on its way any more.
    void left();

protected:
    qint64 readData(char *data, qint64 maximum) override;

private:
    void leave();

    QByteArray m_bytes;
    qint64 m_at = 0;
    bool m_hasLeft = false;
};

/// What all access managers of one test share: a program may replace them.
struct Script
{
    using Rule = std::function<std::optional<Told>(const Asked &)>;

    QList<Asked> asked;
    std::deque<Told> next; ///< used up first, in order
    Rule otherwise;        ///< then this; then 404
    int managers = 0;

    void say(int status, const QByteArray &body) { next.push_back(Told{status, body}); }
    void fail(QNetworkReply::NetworkError error);
    [[nodiscard]] Told answer(const Asked &asked);
    [[nodiscard]] int count(const QByteArray &pathPrefix) const;
};

class ScriptedNetwork final : public QNetworkAccessManager
{
    Q_OBJECT

public:
    explicit ScriptedNetwork(Script &script);

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request,
                                 QIODevice *body) override;

private:
    Script &m_script;
};

/// For the constructor of HttpTransport.
std::function<std::unique_ptr<QNetworkAccessManager>()> scripted(Script &script);

} // namespace desk::test
