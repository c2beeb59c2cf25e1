// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A server for the benchmark, plain and fast, so that what is measured is the client: pull() pages and the
// rows over HTTP, and a burst of live frames over a websocket. Loopback only; one thread for each connection.
#pragma once

#include "tests/bench/sample.h"

#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace desk::bench {

class WireServer
{
public:
    /// `web`: folder of the browser's page; empty: none.
    WireServer(Sample &sample, std::string web);
    ~WireServer();

    [[nodiscard]] int port() const { return m_port; }
    /// Makes the bytes of `frames` updates for whoever joined last; false: nobody did.
    bool prepareBurst(int frames);
    /// Sends them as fast as they are taken; comes back when the last byte is handed to the kernel.
    void burst();
    [[nodiscard]] double bytesPerFrame() const { return m_bytesPerFrame; }
    /// The oldest report of the browser's page that nobody has read yet; empty: none.
    [[nodiscard]] std::string report();

private:
    struct Peer
    {
        int handle = -1;
        std::string topic;
        std::string ids;
    };

    void listen();
    void serve(int handle);
    void answer(int handle, const std::string &head, const std::string &body);
    [[nodiscard]] std::string page(const std::string &asked) const;
    void talk(int handle, const std::string &key);
    void hear(int handle, const std::string &text);
    void send(int handle, const std::string &text);

    Sample &m_sample;
    std::string m_web;
    int m_listener = -1;
    int m_port = 0;
    double m_bytesPerFrame = 0;
    std::mutex m_lock;
    std::vector<Peer> m_peers;
    std::vector<int> m_open;
    std::deque<std::string> m_reports;
    std::string m_burst;
    std::vector<std::thread> m_threads;
    std::thread m_acceptor;
};

} // namespace desk::bench
