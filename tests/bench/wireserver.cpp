// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/wireserver.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <arpa/inet.h>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace desk::bench {

namespace {

void writeAll(int handle, const char *bytes, std::size_t count)
{
    while (count > 0) {
        const ssize_t written = ::send(handle, bytes, count, MSG_NOSIGNAL);
        if (written <= 0)
            return;
        bytes += written;
        count -= std::size_t(written);
    }
}

/// Server to client, not masked.
std::string encode(const std::string &text)
{
    std::string frame(1, char(0x81));
    if (text.size() < 126) {
        frame += char(text.size());
    } else if (text.size() < 65536) {
        frame += char(126);
        frame += char(text.size() >> 8);
        frame += char(text.size());
    } else {
        frame += char(127);
        for (int shift = 56; shift >= 0; shift -= 8)
            frame += char(std::uint64_t(text.size()) >> shift);
    }
    return frame + text;
}

std::string header(const std::string &head, const std::string &name)
{
    std::string lower = head;
    for (char &c : lower)
        c = char(std::tolower(static_cast<unsigned char>(c)));
    const auto at = lower.find("\r\n" + name + ":");
    if (at == std::string::npos)
        return {};
    auto begin = at + name.size() + 3;
    while (head[begin] == ' ')
        ++begin;
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

/// The number behind `key` in a request's JSON; 0: not there.
int numberAt(const std::string &json, const std::string &key)
{
    const auto at = json.find(key);
    return at == std::string::npos ? 0 : std::atoi(json.c_str() + at + key.size());
}

std::string readFile(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

WireServer::WireServer(Sample &sample, std::string web)
    : m_sample(sample)
    , m_web(std::move(web))
{
    listen();
    m_acceptor = std::thread([this] {
        for (;;) {
            const int handle = ::accept(m_listener, nullptr, nullptr);
            if (handle < 0)
                return;
            const int on = 1;
            ::setsockopt(handle, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            const std::lock_guard hold(m_lock);
            m_open.push_back(handle);
            m_threads.emplace_back([this, handle] { serve(handle); });
        }
    });
}

WireServer::~WireServer()
{
    ::shutdown(m_listener, SHUT_RDWR);
    ::close(m_listener);
    m_acceptor.join();
    for (const int handle : m_open)
        ::shutdown(handle, SHUT_RDWR);
    for (std::thread &thread : m_threads)
        thread.join();
    for (const int handle : m_open)
        ::close(handle);
}

void WireServer::listen()
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), length) != 0 ||
        ::listen(m_listener, 16) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &length) != 0)
        std::abort();
    m_port = ntohs(address.sin_port);
}

void WireServer::serve(int handle)
{
    std::string pending;
    std::array<char, 65536> chunk = {};
    for (;;) {
        auto end = pending.find("\r\n\r\n");
        while (end == std::string::npos) {
            const ssize_t got = ::recv(handle, chunk.data(), chunk.size(), 0);
            if (got <= 0)
                return;
            pending.append(chunk.data(), std::size_t(got));
            end = pending.find("\r\n\r\n");
        }
        const std::string head = pending.substr(0, end + 2);
        pending.erase(0, end + 4);
        if (const std::string key = header(head, "sec-websocket-key"); !key.empty())
            return talk(handle, key);
        const std::size_t length = std::size_t(std::atoi(header(head, "content-length").c_str()));
        while (pending.size() < length) {
            const ssize_t got = ::recv(handle, chunk.data(), chunk.size(), 0);
            if (got <= 0)
                return;
            pending.append(chunk.data(), std::size_t(got));
        }
        const std::string body = pending.substr(0, length);
        pending.erase(0, length);
        answer(handle, head, body);
    }
}

/// Our cursor is the number of rows that were sent; inside the request's text its quotes are escaped.
std::string WireServer::page(const std::string &asked) const
{
    return m_sample.page(numberAt(asked, R"(\"at\":)"), numberAt(asked, R"("lim":)"));
}

void WireServer::answer(int handle, const std::string &head, const std::string &body)
{
    const auto space = head.find(' ');
    std::string path = head.substr(space + 1, head.find(' ', space + 1) - space - 1);
    path = path.substr(0, path.find('?'));
    std::string type = "application/json";
    std::string text = "{}";
    if (path == "/rest/v1/rpc/pull") {
        text = page(body);
    } else if (path == "/tickets.json") {
        text = m_sample.array();
    } else if (path == "/report") {
        const std::lock_guard hold(m_lock);
        m_reports.push_back(body);
    } else {
        type = path == "/" ? "text/html; charset=utf-8" : "text/javascript";
        text = path == "/"          ? readFile(m_web + "/index.html")
               : path == "/page.js" ? readFile(m_web + "/dist/page.js")
                                    : std::string();
    }
    const std::string reply = (text.empty() ? "HTTP/1.1 404 Not Found" : "HTTP/1.1 200 OK") +
                              ("\r\nContent-Type: " + type) +
                              "\r\nContent-Length: " + std::to_string(text.size()) + "\r\n\r\n";
    writeAll(handle, reply.data(), reply.size());
    writeAll(handle, text.data(), text.size());
}

void WireServer::talk(int handle, const std::string &key)
{
    const QByteArray accept =
        QCryptographicHash::hash(QByteArray::fromStdString(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"),
                                 QCryptographicHash::Sha1)
            .toBase64();
    const std::string reply =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Accept: " +
        accept.toStdString() + "\r\n\r\n";
    writeAll(handle, reply.data(), reply.size());

    std::string pending;
    std::array<char, 8192> chunk = {};
    for (;;) {
        const ssize_t got = ::recv(handle, chunk.data(), chunk.size(), 0);
        if (got <= 0)
            return;
        pending.append(chunk.data(), std::size_t(got));
        while (pending.size() >= 6) {
            std::size_t length = static_cast<unsigned char>(pending[1]) & 127;
            std::size_t start = 2;
            if (length == 126) {
                length = std::size_t(static_cast<unsigned char>(pending[2])) << 8 |
                         static_cast<unsigned char>(pending[3]);
                start = 4;
            }
            if (pending.size() < start + 4 + length)
                break;
            std::string text = pending.substr(start + 4, length);
            for (std::size_t i = 0; i < length; ++i)
                text[i] = char(text[i] ^ pending[start + i % 4]);
            const int opcode = pending[0] & 15;
            pending.erase(0, start + 4 + length);
            if (opcode == 8)
                return;
            if (opcode == 1)
                hear(handle, text);
        }
    }
}

void WireServer::hear(int handle, const std::string &text)
{
    const QJsonArray message = QJsonDocument::fromJson(QByteArray::fromStdString(text)).array();
    const QString event = message.at(3).toString();
    if (event != QLatin1String("phx_join") && event != QLatin1String("heartbeat"))
        return;
    QJsonArray bindings;
    QStringList ids;
    const QJsonArray wanted =
        message.at(4)[QLatin1String("config")][QLatin1String("postgres_changes")].toArray();
    for (const auto &wish : wanted) {
        QJsonObject binding = wish.toObject();
        binding[QLatin1String("id")] = bindings.size() + 1;
        if (binding.value(QLatin1String("table")) == QLatin1String("tickets"))
            ids << QString::number(bindings.size() + 1);
        bindings.append(binding);
    }
    const QJsonObject response{{QStringLiteral("postgres_changes"), bindings}};
    const QJsonObject ok{{QStringLiteral("status"), QStringLiteral("ok")},
                         {QStringLiteral("response"), response}};
    const QJsonArray reply{message.at(0), message.at(1), message.at(2), QStringLiteral("phx_reply"), ok};
    send(handle, QJsonDocument(reply).toJson(QJsonDocument::Compact).toStdString());
    if (event != QLatin1String("phx_join") || wanted.isEmpty())
        return;
    const QJsonObject live{{QStringLiteral("extension"), QStringLiteral("postgres_changes")},
                           {QStringLiteral("status"), QStringLiteral("ok")},
                           {QStringLiteral("message"), QStringLiteral("Subscribed to PostgreSQL")},
                           {QStringLiteral("channel"), message.at(2).toString().section(u':', 1)}};
    const QJsonArray system{message.at(0), QJsonValue(), message.at(2), QStringLiteral("system"), live};
    send(handle, QJsonDocument(system).toJson(QJsonDocument::Compact).toStdString());
    const std::lock_guard hold(m_lock);
    m_peers.push_back({handle, message.at(2).toString().toStdString(), ids.join(u',').toStdString()});
}

/// Never into the middle of a burst.
void WireServer::send(int handle, const std::string &text)
{
    const std::lock_guard hold(m_lock);
    const std::string frame = encode(text);
    writeAll(handle, frame.data(), frame.size());
}

bool WireServer::prepareBurst(int frames)
{
    const std::lock_guard hold(m_lock);
    m_burst.clear();
    if (m_peers.empty())
        return false;
    const Peer &peer = m_peers.back();
    m_burst.reserve(std::size_t(frames) * 1250);
    for (int turn = 0; turn < frames; ++turn)
        m_burst += encode(m_sample.frame(turn, peer.topic, peer.ids));
    m_bytesPerFrame = frames > 0 ? double(m_burst.size()) / frames : 0;
    return true;
}

void WireServer::burst()
{
    const std::lock_guard hold(m_lock);
    writeAll(m_peers.back().handle, m_burst.data(), m_burst.size());
    m_burst = std::string();
}

std::string WireServer::report()
{
    const std::lock_guard hold(m_lock);
    if (m_reports.empty())
        return {};
    std::string oldest = std::move(m_reports.front());
    m_reports.pop_front();
    return oldest;
}

} // namespace desk::bench
