// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/server.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <sys/socket.h>
#include <unistd.h>

namespace {

int signalPair[2];

void onSignal(int)
{
    const char one = 1;
    [[maybe_unused]] const auto written = ::write(signalPair[0], &one, 1); // all that a signal handler may do
}

bool watchSignals()
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, signalPair) != 0)
        return false;
    std::signal(SIGPIPE, SIG_IGN);
    return std::signal(SIGTERM, onSignal) != SIG_ERR && std::signal(SIGINT, onSignal) != SIG_ERR;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto [settings, wrong] = desk::realtime::readSettings(QCoreApplication::arguments());
    if (!settings || !watchSignals()) {
        std::fprintf(stderr, "deskbell-realtime: %s\n", qPrintable(wrong));
        return 2;
    }
    desk::realtime::Server server(*settings);
    QString problem;
    if (!server.start(problem)) {
        std::fprintf(stderr, "deskbell-realtime: %s\n", qPrintable(problem));
        return 1;
    }
    QSocketNotifier asked(signalPair[1], QSocketNotifier::Read);
    QObject::connect(&asked, &QSocketNotifier::activated, &server, [&asked, &server] {
        asked.setEnabled(false);
        server.stop();
    });
    QObject::connect(&server, &desk::realtime::Server::stopped, &application, &QCoreApplication::quit);
    std::printf("listening on %s:%d\n", qPrintable(settings->address.toString()), int(server.port()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
