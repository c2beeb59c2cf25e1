// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of the server, and what it answered.
#pragma once

#include <QByteArray>
#include <QList>

#include <chrono>
#include <utility>

namespace desk {

struct Request
{
    enum class Verb { Get, Post, Put, Patch, Remove };

    Verb verb = Verb::Get;
    QByteArray path; ///< percent-encoded, from '/', with its query
    QByteArray body; ///< JSON
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray bearer;                         ///< empty: as a stranger
    bool idempotent = false;                   ///< doing it twice is doing it once; reads always are
    std::chrono::milliseconds deadline{20000}; ///< for all attempts together
    qint64 limit = SmallAnswer;                ///< bytes of an answer, unpacked

    static constexpr qint64 SmallAnswer = 8LL << 20;
    /// Pages of rows: 2,000 tickets with texts of 20,000 characters are 40 MB; usual pages have 2 MB.
    static constexpr qint64 LargeAnswer = 64LL << 20;
};

struct HttpAnswer
{
    int status = 0;
    QByteArray body;
};

} // namespace desk
