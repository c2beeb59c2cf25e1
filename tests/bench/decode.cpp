// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/decode.h"

#include "net/supabase/pullcodec.h"
#include "tests/bench/stopwatch.h"

namespace desk::bench {

namespace {

constexpr int PageRows = 2000;
constexpr int Rounds = 5;

int rowsIn(const Result<PullPage> &page)
{
    int rows = 0;
    if (!page)
        return 0;
    for (const Event &event : page.value().events) {
        if (const auto *tickets = std::get_if<TicketsArrived>(&event))
            rows += int(tickets->tickets.size());
    }
    return rows;
}

} // namespace

double rowsDecodedPerSecond(const Sample &sample)
{
    QList<QByteArray> pages;
    for (int first = 0; first < sample.size(); first += PageRows)
        pages.append(QByteArray::fromStdString(sample.page(first, PageRows)));
    std::vector<double> rates;
    for (int round = 0; round < Rounds; ++round) {
        int rows = 0;
        const Nanos began = now();
        for (const QByteArray &page : std::as_const(pages))
            rows += rowsIn(decodePull(QByteArray(), page));
        rates.push_back(rows / (toMs(now() - began) / 1000));
        if (rows != sample.size())
            return 0;
    }
    return quantile(rates, 0.5);
}

} // namespace desk::bench
