// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/sample.h"

#include <algorithm>
#include <array>
#include <ctime>

namespace desk::bench {

namespace {

constexpr std::array Words = {
    "login",   "billing", "invoice",  "refund", "printer", "network", "password", "reset",   "timeout",
    "export",  "import",  "customer", "portal", "email",   "label",   "error",    "crash",   "slow",
    "scanner", "report",  "widget",   "mobile", "driver",  "desktop", "sync",     "upload",  "download",
    "webhook", "token",   "session",  "backup", "restore", "quota",   "license",  "upgrade", "payment",
    "failed",  "pending", "Müller",   "Größe",  "déjà",    "naïve",   "señor",    "gateway", "cache",
    "index",   "search",  "filter",   "urgent", "monitor", "tray",    "calendar", "holiday", "keyboard"};
constexpr std::array Statuses = {"open", "in_progress", "waiting"}; // so that one view shows all tickets
constexpr std::array Priorities = {"low", "medium", "high", "critical"};
/// Makes a frame 1.13 KB long, as in the ceilings of docs/performance.md.
constexpr std::size_t LiveDescription = 120;
constexpr std::size_t WholeDescription = 400;
constexpr std::int64_t Base = 1'704'067'200'000'000; // 2024-01-01
constexpr std::int64_t Live = 1'767'225'600'000'000; // 2026-01-01

std::string stamp(std::int64_t micros)
{
    const std::time_t seconds = micros / 1'000'000;
    std::tm parts = {};
    gmtime_r(&seconds, &parts);
    std::array<char, 48> text = {};
    const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    std::string fraction = std::to_string(micros % 1'000'000);
    fraction.insert(0, 6 - fraction.size(), '0');
    return std::string(text.data(), length) + '.' + fraction + "+00:00";
}

} // namespace

Sample::Sample(int tickets)
{
    for (int i = 0; i < 2000; ++i)
        m_people.push_back(uuid());
    for (int i = 0; i < 300; ++i)
        m_companies.push_back(uuid());
    m_rows.reserve(std::size_t(tickets));
    for (int i = 0; i < tickets; ++i) {
        Row row;
        row.id = uuid();
        row.title = words(40 + random() % 41);
        row.description = words(220 + random() % 161);
        row.requester = m_people[random() % m_people.size()];
        row.assignee = random() % 5 ? m_people[random() % 40] : std::string();
        row.company = m_companies[random() % m_companies.size()];
        row.number = i + 1;
        row.status = int(random() % Statuses.size());
        row.priority = int(random() % Priorities.size());
        row.created = Base + i * 200'000'000LL + random() % 100'000'000;
        row.updated = row.created + std::int64_t(random()) * 2000 % 5'000'000'000;
        m_rows.push_back(std::move(row));
    }
    // The server pages from the newest change to the oldest.
    std::sort(m_rows.begin(), m_rows.end(), [](const Row &a, const Row &b) { return a.updated > b.updated; });
    m_texts.reserve(m_rows.size());
    for (const Row &row : m_rows)
        m_texts.push_back(json(row, WholeDescription));
    m_versions = tickets;
}

const char *Sample::organization()
{
    return "11111111-2222-4333-8444-555555555555";
}

std::uint32_t Sample::random()
{
    m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
    return std::uint32_t(m_state >> 33);
}

std::string Sample::words(std::size_t length)
{
    std::string text;
    while (text.size() < length) {
        if (!text.empty())
            text += ' ';
        text += Words[random() % Words.size()];
    }
    return text;
}

std::string Sample::uuid()
{
    static const char digits[] = "0123456789abcdef";
    std::string text = "xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx";
    for (char &c : text)
        if (c == 'x')
            c = digits[random() % 16];
    return text;
}

std::string Sample::json(const Row &row, std::size_t descriptionBytes)
{
    std::string description = row.description.substr(0, descriptionBytes);
    while (!description.empty() && (static_cast<unsigned char>(description.back()) & 0x80))
        description.pop_back();
    std::string text;
    text.reserve(900);
    text.append(R"({"id":")").append(row.id).append(R"(","number":)").append(std::to_string(row.number));
    text.append(R"(,"org_id":")")
        .append(organization())
        .append(R"(","requester_id":")")
        .append(row.requester);
    text.append(R"(","company_id":")").append(row.company).append(R"(","assignee_id":)");
    text.append(row.assignee.empty() ? "null" : '"' + row.assignee + '"');
    text.append(R"(,"title":")").append(row.title).append(R"(","description":")").append(description);
    text.append(R"(","category":"hardware","status":")").append(Statuses[std::size_t(row.status)]);
    text.append(R"(","priority":")").append(Priorities[std::size_t(row.priority)]);
    text.append(R"(","version":)").append(std::to_string(row.version));
    text.append(R"(,"created_at":")").append(stamp(row.created));
    text.append(R"(","updated_at":")").append(stamp(row.updated));
    text.append(R"(","first_response_at":null,"last_message_at":null,"resolved_at":null})");
    return text;
}

std::string Sample::array() const
{
    std::string text = "[";
    for (std::size_t i = 0; i < m_texts.size(); ++i)
        text.append(i ? ",\n" : "").append(m_texts[i]);
    return text + ']';
}

std::string Sample::page(int first, int count) const
{
    const int end = std::min(first + count, size());
    std::string text = R"({"reset":)";
    text.reserve(std::size_t(end - first) * 900 + 400'000);
    text.append(first == 0 ? "true" : "false").append(R"(,"more":)").append(end < size() ? "true" : "false");
    text.append(R"(,"count":)").append(std::to_string(end - first)).append(R"(,"gone":[],"members":)");
    text.append(first == 0 ? members() : "[]").append(R"(,"members_changed":[],"companies":)");
    text.append(first == 0 ? companies() : "[]").append(R"(,"tickets":[)");
    for (int i = first; i < end; ++i)
        text.append(i > first ? "," : "").append(m_texts[std::size_t(i)]);
    text.append(R"(],"messages":[],"messages_entered":[],"events":[],"events_entered":[],)");
    text.append(R"("attachments":[],"attachments_entered":[],"cursor":"{\"v\":1,\"at\":)");
    return text.append(std::to_string(end)).append("}\"}");
}

std::string Sample::members() const
{
    std::string text = "[";
    for (std::size_t i = 0; i < m_people.size(); ++i) {
        text.append(i ? "," : "").append(R"({"user_id":")").append(m_people[i]).append(R"(","role":")");
        text.append(i < 40 ? "staff" : "client").append(R"(","company_id":null,"active":true,)");
        text.append(R"("display_name":"Person )").append(std::to_string(i)).append("\"}");
    }
    return text + ']';
}

std::string Sample::companies() const
{
    std::string text = "[";
    for (std::size_t i = 0; i < m_companies.size(); ++i) {
        text.append(i ? "," : "").append(R"({"id":")").append(m_companies[i]).append(R"(","name":"Company )");
        text.append(std::to_string(i)).append(R"(","share_tickets":false})");
    }
    return text + ']';
}

std::string Sample::frame(int turn, const std::string &topic, const std::string &ids)
{
    const std::size_t at = random() % m_rows.size();
    Row &row = m_rows[at];
    row.status = int(random() % Statuses.size());
    row.priority = int(random() % Priorities.size());
    row.version += 1;
    row.updated = Live + turn * 10'000LL;
    ++m_versions;
    m_texts[at] = json(row, WholeDescription);
    std::string text =
        R"([null,null,")" + topic + R"(","postgres_changes",{"ids":[)" + ids +
        R"(],"data":{"schema":"public","table":"tickets","type":"UPDATE","commit_timestamp":")";
    text.append(stamp(row.updated))
        .append(R"(","columns":[{"name":"id","type":"uuid"},{"name":"number","type":"int8"},)");
    text.append(
        R"({"name":"title","type":"text"},{"name":"status","type":"text"},{"name":"version","type":"int4"}],)");
    text.append(R"("record":)")
        .append(json(row, LiveDescription))
        .append(R"(,"old_record":{"id":")")
        .append(row.id);
    return text.append(R"("},"errors":null}}])");
}

} // namespace desk::bench
