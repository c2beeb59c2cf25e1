// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The wire under HTTP, in virtual time: carries each request to the model of the server and its answer back,
// and does to one of them what the case says. What has left the program arrives, also when the program has
// given it up meanwhile.
#pragma once

#include "tests/faults/authmodel.h"
#include "tests/faults/troubles.h"

#include <QPointer>

#include <list>

namespace desk::test {

class Line
{
public:
    Line(FakeTime &time, AuthModel &server, Trouble &trouble)
        : m_time(time)
        , m_server(server)
        , m_trouble(trouble)
    {
    }
    /// For the constructor of HttpTransport.
    [[nodiscard]] std::function<std::unique_ptr<QNetworkAccessManager>()> factory();
    void carry(PiecewiseReply *reply, const Asked &asked);

    /// What is on its way is lost, and nobody says so.
    void lose() { ++m_epoch; }

    QList<QByteArray> asked; ///< the paths, in order
    int refreshing = 0;      ///< questions for a token that are under way
    bool isDown = false;

private:
    void later(std::chrono::milliseconds delay, std::function<void()> wake);
    void wreck(PiecewiseReply *reply, const Asked &asked, Fault fault);
    void arriveLate(const QPointer<PiecewiseReply> &reply, const Asked &asked);
    void drip(const QPointer<PiecewiseReply> &reply, const Told &told, qsizetype from);
    void bring(const QPointer<PiecewiseReply> &reply, const Told &told);
    void countCodes(PiecewiseReply *reply, const Asked &asked);
    void countRefreshes(PiecewiseReply *reply, const Asked &asked);
    void watchRest(const Asked &asked);

    FakeTime &m_time;
    AuthModel &m_server;
    Trouble &m_trouble;
    std::list<std::unique_ptr<Alarm>> m_alarms;
    int m_codes = 0;                          ///< of apps, that are under way
    int m_epoch = 0;                          ///< answers of an earlier one do not arrive
    std::chrono::milliseconds m_restUntil{0}; ///< nobody may ask for a token before
};

/// Whether this request is the one that the step makes.
[[nodiscard]] bool isAt(Step step, const Asked &asked);
/// What a gateway, a portal or a tired server says instead of an answer.
[[nodiscard]] Told statusOf(Fault fault, const QByteArray &echo);

} // namespace desk::test
