// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// deskbell-bench: serves deterministic tickets and live frames, starts itself once more as the program that
// is measured, and prints one object of figures. Exit 1 when something was lost or stands in the wrong place.
#include "resources/resources.h"
#include "tests/bench/browser.h"
#include "tests/bench/burstrun.h"
#include "tests/bench/decode.h"
#include "tests/bench/stackrun.h"
#include "tests/bench/unlockrun.h"
#include "tests/bench/wireserver.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <cstdio>

namespace desk::bench {

namespace {

struct Plan
{
    int tickets = 0;
    int updates = 0;
    int browserUpdates = 0; ///< 0: no browser
    QString stackHome;      ///< empty: no local stack
};

QJsonObject parse(const QByteArray &line)
{
    return QJsonDocument::fromJson(line).object();
}

/// The last line of the measured process; serves it the burst when it says that it is ready.
QJsonObject attend(QProcess &window, WireServer &server, int updates)
{
    QByteArray last;
    while (window.canReadLine() || window.waitForReadyRead(180'000)) {
        if (!window.canReadLine())
            continue;
        last = window.readLine().trimmed();
        if (last == "ready" && server.prepareBurst(updates))
            server.burst();
    }
    window.waitForFinished(10'000);
    return parse(last);
}

QJsonObject measureWindow(const Plan &plan)
{
    Sample sample(plan.tickets);
    const double decoded = rowsDecodedPerSecond(sample);
    WireServer server(sample, {});
    QProcess window;
    window.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    window.start(QCoreApplication::applicationFilePath(),
                 {QStringLiteral("--window"), QString::number(server.port()), QStringLiteral("--tickets"),
                  QString::number(plan.tickets), QStringLiteral("--updates"), QString::number(plan.updates),
                  QStringLiteral("--started"), QString::number(now())});
    QJsonObject figures = attend(window, server, plan.updates);
    const double versions = double(sample.versions()) - figures.value(QLatin1String("versions")).toDouble();
    const double rows = plan.updates - figures.value(QLatin1String("rows_applied")).toDouble();
    figures.insert(QStringLiteral("lost"), std::max(versions, rows));
    figures.insert(QStringLiteral("bytes_per_frame"), server.bytesPerFrame());
    figures.insert(QStringLiteral("rows_decoded_per_second"), decoded);
    return figures;
}

/// Ourselves once more, over the stack of `home`.
QJsonObject measureOver(const QString &home, const char *what)
{
    QProcess window;
    window.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    window.start(QCoreApplication::applicationFilePath(), {QLatin1String(what), home});
    window.waitForFinished(180'000);
    return parse(window.readAllStandardOutput().trimmed());
}

void add(QJsonObject &figures, const QJsonObject &more)
{
    for (auto figure = more.begin(); figure != more.end(); ++figure)
        figures.insert(figure.key(), *figure);
}

bool isWhole(const QJsonObject &figures, const Plan &plan)
{
    return figures.value(QLatin1String("lost")).toDouble(1) == 0 &&
           figures.value(QLatin1String("sorted")).toBool() &&
           figures.value(QLatin1String("rows")).toInt() == plan.tickets &&
           figures.value(QLatin1String("problems")).toArray().isEmpty() &&
           figures.value(QLatin1String("rows_decoded_per_second")).toDouble() > 0 &&
           (plan.browserUpdates == 0 || figures.value(QLatin1String("browser_lost")).toDouble(1) == 0) &&
           (plan.stackHome.isEmpty() || (figures.value(QLatin1String("other_change_lost")).toDouble(1) == 0 &&
                                         figures.value(QLatin1String("unlock_starts")).toInt() > 0));
}

int measure(const Plan &plan, bool json)
{
    QJsonObject figures = measureWindow(plan);
    if (plan.browserUpdates > 0) {
        add(figures, runBrowser({QStringLiteral(DESKBELL_BENCH_WEB), plan.tickets, plan.browserUpdates}));
        const double theirs = figures.value(QLatin1String("browser_updates_per_second")).toDouble();
        if (theirs > 0)
            figures.insert(QStringLiteral("ratio_burst"),
                           figures.value(QLatin1String("updates_per_second")).toDouble() / theirs);
    }
    if (!plan.stackHome.isEmpty()) {
        add(figures, measureOver(plan.stackHome, "--watch"));
        add(figures, measureOver(plan.stackHome, "--unlock"));
    }
    if (json) {
        std::printf("%s\n", QJsonDocument(figures).toJson(QJsonDocument::Compact).constData());
    } else {
        for (auto figure = figures.begin(); figure != figures.end(); ++figure)
            std::printf("%-28s %s\n", qPrintable(figure.key()), qPrintable(figure->toVariant().toString()));
    }
    return isWhole(figures, plan) ? 0 : 1;
}

int number(const QCommandLineParser &arguments, const char *name)
{
    return arguments.value(QLatin1String(name)).toInt();
}

QList<QCommandLineOption> options()
{
    const auto option = [](const char *name, const char *words, const char *value = "",
                           const char *usual = "") {
        return QCommandLineOption(QLatin1String(name), QLatin1String(words), QLatin1String(value),
                                  QLatin1String(usual));
    };
    return {option("json", "One object on one line."),
            option("tickets", "How many.", "n", "100000"),
            option("updates", "Live changes in the burst.", "n", "100000"),
            option("browser", "React with a virtual list in chromium beside it."),
            option("browser-updates", "Changes in the browser's burst.", "n", "100000"),
            option("stack", "Other people's changes too, through the local stack of this home.", "folder"),
            option("window", "(inside) Be the program that is measured.", "port"),
            option("started", "(inside) When it was started.", "ns"),
            option("watch", "(inside) Watch the stack.", "folder"),
            option("unlock", "Only the time from the PIN to the first rows, at the stack of this home.",
                   "folder")};
}

int beWindow(int &argc, char **argv, const QCommandLineParser &arguments)
{
    QApplication application(argc, argv);
    initResources();
    return runBurst(application,
                    {number(arguments, "window"), number(arguments, "tickets"), number(arguments, "updates"),
                     arguments.value(QStringLiteral("started")).toLongLong()});
}

int beOverStack(int &argc, char **argv, const QCommandLineParser &arguments)
{
    QApplication application(argc, argv);
    initResources();
    if (arguments.isSet(QStringLiteral("unlock")))
        return runUnlock(application, arguments.value(QStringLiteral("unlock")));
    return runStack(application, arguments.value(QStringLiteral("watch")));
}

int start(int &argc, char **argv)
{
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    QCommandLineParser arguments;
    arguments.addOptions(options());
    if (!arguments.parse(words)) {
        std::fprintf(stderr, "%s\n%s\n", qPrintable(arguments.errorText()), qPrintable(arguments.helpText()));
        return 2;
    }
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (arguments.isSet(QStringLiteral("window")))
        return beWindow(argc, argv, arguments);
    if (arguments.isSet(QStringLiteral("watch")) || arguments.isSet(QStringLiteral("unlock")))
        return beOverStack(argc, argv, arguments);
    const QCoreApplication application(argc, argv);
    Plan plan;
    plan.tickets = number(arguments, "tickets");
    plan.updates = number(arguments, "updates");
    plan.browserUpdates =
        arguments.isSet(QStringLiteral("browser")) ? number(arguments, "browser-updates") : 0;
    plan.stackHome = arguments.value(QStringLiteral("stack"));
    return measure(plan, arguments.isSet(QStringLiteral("json")));
}

} // namespace

} // namespace desk::bench

int main(int argc, char **argv)
{
    return desk::bench::start(argc, argv);
}
