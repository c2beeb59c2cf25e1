// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Deterministic tickets for the benchmark, as the server would send them: pages of pull() and live frames.
// The same number of tickets gives the same bytes, so that the browser and Deskbell read the very same.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace desk::bench {

class Sample
{
public:
    explicit Sample(int tickets);

    [[nodiscard]] int size() const { return int(m_rows.size()); }
    /// A JSON array of all rows, as PostgREST would answer.
    [[nodiscard]] std::string array() const;
    /// pull()'s answer for rows [first, first+count), newest change first.
    [[nodiscard]] std::string page(int first, int count) const;
    /// A realtime frame (vsn 2.0.0) that updates some row; `turn` counts up and becomes the row's time.
    [[nodiscard]] std::string frame(int turn, const std::string &topic, const std::string &ids);
    /// What the versions of all rows must add up to after the frames so far.
    [[nodiscard]] std::int64_t versions() const { return m_versions; }
    static const char *organization();

private:
    struct Row
    {
        std::string id;
        std::string title;
        std::string description;
        std::string requester;
        std::string assignee; ///< empty: nobody
        std::string company;
        int number = 0;
        int version = 1;
        int status = 0;
        int priority = 0;
        std::int64_t created = 0; ///< microseconds
        std::int64_t updated = 0;
    };

    std::uint32_t random();
    std::string words(std::size_t length);
    std::string uuid();
    [[nodiscard]] std::string members() const;
    [[nodiscard]] std::string companies() const;
    [[nodiscard]] static std::string json(const Row &row, std::size_t descriptionBytes);

    std::uint64_t m_state = 12345;
    std::int64_t m_versions = 0;
    std::vector<Row> m_rows;
    std::vector<std::string> m_texts; ///< each row as JSON, so that serving costs a copy and no more
    std::vector<std::string> m_people;
    std::vector<std::string> m_companies;
};

} // namespace desk::bench
