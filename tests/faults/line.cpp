// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/line.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace desk::test {

using namespace std::chrono_literals;

namespace {

constexpr auto Latency = 30ms;
constexpr auto Delay = 9s;         ///< before every deadline of the program
constexpr auto TooLate = 25s;      ///< after each
constexpr auto AskedSeconds = 37s; ///< as the 429 says
constexpr qsizetype Drops = 12;

class LineNetwork final : public QNetworkAccessManager
{
public:
    explicit LineNetwork(Line &line)
        : m_line(line)
    {
    }

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request,
                                 QIODevice *body) override
    {
        const Asked asked = Asked::from(operation, request, body);
        auto *reply = new PiecewiseReply(asked, this);
        m_line.carry(reply, asked);
        return reply;
    }

private:
    Line &m_line;
};

Told portal()
{
    return Told{200,
                "<html><body>Welcome to the hotel</body></html>",
                {{"Content-Type", "text/html; charset=utf-8"}}};
}

/// Of either kind: there is one session, and one refresh at a time.
bool asksForToken(const Asked &asked)
{
    return isAt(Step::Refresh, asked) || isAt(Step::ServiceRefresh, asked);
}

} // namespace

/// The worst of servers quotes what it was asked: nothing of that may reach a log.
Told statusOf(Fault fault, const QByteArray &echo)
{
    const QByteArray said =
        QJsonDocument(QJsonObject{{QStringLiteral("msg"), QString::fromUtf8("failed: " + echo)}})
            .toJson(QJsonDocument::Compact);
    switch (fault) {
    case Fault::Status401:
        return Told{401, R"({"message":"Invalid authentication credentials"})"};
    case Fault::Status403:
        return Told{403, "<html>Forbidden</html>", {{"Content-Type", "text/html"}}};
    case Fault::Status404:
        return Told{404, R"({"message":"no Route matched with those values"})"};
    case Fault::Status409:
        return Told{409, R"({"code":"conflict","message":"Too many concurrent token refresh requests"})"};
    case Fault::Status429:
        return Told{429, R"({"code":"over_request_rate_limit","message":"Request rate limit reached"})"};
    case Fault::Status429Seconds:
        return Told{
            429,
            R"({"code":"over_email_send_rate_limit","message":"you can only request this after 37 seconds"})",
            {{"Retry-After", "37"}}};
    case Fault::Status503:
        return Told{503, said, {{"Retry-After", "5"}}};
    default:
        return Told{500, said};
    }
}

std::function<std::unique_ptr<QNetworkAccessManager>()> Line::factory()
{
    return [this] { return std::make_unique<LineNetwork>(*this); };
}

void Line::later(std::chrono::milliseconds delay, std::function<void()> wake)
{
    m_alarms.push_back(m_time.after(delay, [this, epoch = m_epoch, wake = std::move(wake)] {
        if (epoch == m_epoch)
            wake();
    }));
}

/// I2: where the server said for how long it does not want to be asked for a token, it is not.
void Line::watchRest(const Asked &asked)
{
    if (asksForToken(asked) && m_time.monotonic() < m_restUntil)
        m_server.faults.append(QStringLiteral("I2: a token was asked for before the server allowed it"));
}

/// I2: a code of an app kills the token that a refresh would show.
void Line::countCodes(PiecewiseReply *reply, const Asked &asked)
{
    const bool isCode = isAt(Step::AppCode, asked);
    if ((isCode && refreshing > 0) || (m_codes > 0 && (isCode || asksForToken(asked))))
        m_server.faults.append(
            QStringLiteral("I2: a code of an app and another question for tokens at once"));
    if (!isCode)
        return;
    ++m_codes;
    QObject::connect(reply, &PiecewiseReply::left, reply, [this] { --m_codes; });
}

void Line::countRefreshes(PiecewiseReply *reply, const Asked &asked)
{
    if (!asksForToken(asked))
        return;
    if (++refreshing > 1)
        m_server.faults.append(QStringLiteral("I2: two refreshes at once"));
    QObject::connect(reply, &PiecewiseReply::left, reply, [this] { --refreshing; });
}

void Line::carry(PiecewiseReply *reply, const Asked &asked)
{
    this->asked.append(asked.path());
    watchRest(asked);
    m_server.watch(asked);
    countCodes(reply, asked);
    countRefreshes(reply, asked);
    if (isDown)
        return later(Latency, [reply = QPointer<PiecewiseReply>(reply)] {
            if (reply)
                reply->breakOff(QNetworkReply::HostNotFoundError);
        });
    const bool handshake = asked.path() == "/realtime/v1/websocket" && m_trouble.step == Step::Connect;
    // Asking why the handshake was refused is answered as the handshake was, and is no fault of its own.
    const auto fault = handshake && m_trouble.hits > 0 ? std::optional(m_trouble.fault)
                                                       : m_trouble.at(isAt(m_trouble.step, asked));
    if (fault)
        wreck(reply, asked, *fault);
    else
        bring(reply, m_server.answer(asked));
}

void Line::wreck(PiecewiseReply *reply, const Asked &asked, Fault fault)
{
    const QPointer<PiecewiseReply> there(reply);
    const auto cut = [there] {
        if (there)
            there->breakOff(QNetworkReply::RemoteHostClosedError);
    };
    switch (fault) {
    case Fault::CutBefore:
        return later(Latency, cut);
    case Fault::HalfOpen:
        return;
    case Fault::Html:
        return bring(there, portal());
    case Fault::Delayed:
    case Fault::Late:
        return later(fault == Fault::Late ? TooLate : Delay,
                     [this, there, asked] { bring(there, m_server.answer(asked)); });
    case Fault::Status401:
    case Fault::Status403:
    case Fault::Status404:
    case Fault::Status409:
    case Fault::Status429:
    case Fault::Status429Seconds:
    case Fault::Status503:
        if (fault == Fault::Status429Seconds && asksForToken(asked))
            m_restUntil = m_time.monotonic() + AskedSeconds;
        return bring(there, statusOf(fault, asked.body + ' ' + asked.header("Authorization")));
    default:
        break;
    }
    if (endsIt(fault) && asked.header("Authorization").isEmpty() && !asksForToken(asked))
        return bring(there, refusal(400, wordOf(fault)));
    if (endsIt(fault))
        m_server.endAll(wordOf(fault));
    Told told = m_server.answer(asked); // from here on it is done
    if (fault == Fault::CutAfter)
        return later(Latency, cut);
    if (fault == Fault::SlowDrip)
        return drip(there, told, 0);
    if (fault == Fault::Status500)
        told = statusOf(fault, asked.body);
    if (fault == Fault::Duplicate)
        told = m_server.answer(asked);
    if (fault == Fault::Huge)
        told.body.append(9 << 20, ' ');
    if (fault == Fault::Truncated)
        told.body.chop((told.body.size() + 1) / 2);
    bring(there, told);
}

void Line::drip(const QPointer<PiecewiseReply> &reply, const Told &told, qsizetype from)
{
    later(2s, [this, reply, told, from] {
        if (!reply)
            return;
        if (from == 0)
            reply->head(told);
        const qsizetype drop = told.body.size() / Drops + 1;
        reply->add(told.body.mid(from, drop));
        // The end of the connection comes after the last drop, so that an empty body drips as well.
        if (from < drop * Drops)
            drip(reply, told, from + drop);
        else
            reply->end();
    });
}

void Line::bring(const QPointer<PiecewiseReply> &reply, const Told &told)
{
    later(Latency, [this, reply, told] {
        if (!reply || reply->isFinished())
            return;
        reply->head(told);
        reply->add(told.body);
        if (reply->isFinished()) // given up: too large
            return;
        if (told.status == 200)
            m_server.deliver(told.body);
        reply->end();
    });
}

} // namespace desk::test
