// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/browser.h"

#include "tests/bench/stopwatch.h"
#include "tests/bench/wireserver.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <signal.h>

namespace desk::bench {

namespace {

constexpr int WaitSeconds = 300;

QJsonObject missing(const QString &sentence)
{
    return {{QStringLiteral("browser_missing"), sentence}};
}

QString chromium()
{
    for (const char *name : {"chromium", "chromium-browser", "google-chrome"}) {
        if (QString path = QStandardPaths::findExecutable(QLatin1String(name)); !path.isEmpty())
            return path;
    }
    return {};
}

/// No developer tools are attached: they slow the page down several times. A headless browser stays open only
/// when it has their door, so it gets one that nobody knocks at.
QStringList flags(const QString &home, const QString &address)
{
    return {QStringLiteral("--headless"),
            QStringLiteral("--no-sandbox"),
            QStringLiteral("--disable-gpu"),
            QStringLiteral("--disable-quic"),
            QStringLiteral("--no-first-run"),
            QStringLiteral("--disable-background-networking"),
            QStringLiteral("--disable-component-update"),
            QStringLiteral("--disable-sync"),
            QStringLiteral("--remote-debugging-port=0"),
            QStringLiteral("--window-size=1280,800"),
            QStringLiteral("--user-data-dir=") + home,
            address};
}

qint64 parentOf(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    return text.mid(text.lastIndexOf(')') + 2).split(' ').value(1).toLongLong();
}

/// The process and everything that came from it.
QList<qint64> family(qint64 root)
{
    QList<qint64> members{root};
    QList<qint64> others;
    const QStringList names = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &name : names) {
        if (const qint64 process = name.toLongLong(); process > 0)
            others.append(process);
    }
    for (qsizetype before = 0; before != members.size();) {
        before = members.size();
        for (const qint64 process : std::as_const(others)) {
            if (!members.contains(process) && members.contains(parentOf(process)))
                members.append(process);
        }
    }
    return members;
}

double memoryOfFamily(qint64 root)
{
    double sum = 0;
    const QList<qint64> members = family(root);
    for (const qint64 process : members)
        sum += memoryOf(process, "Pss:");
    return sum;
}

void end(QProcess &browser)
{
    const QList<qint64> members = family(browser.processId());
    for (const qint64 process : members)
        ::kill(pid_t(process), SIGKILL);
    browser.waitForFinished(5000);
}

QJsonObject waitForReport(WireServer &server, QProcess &browser)
{
    for (const Nanos until = now() + WaitSeconds * 1'000'000'000LL; now() < until;) {
        if (const std::string report = server.report(); !report.empty())
            return QJsonDocument::fromJson(QByteArray::fromStdString(report)).object();
        if (browser.waitForFinished(5))
            break;
    }
    return {};
}

bool buildPage(const QString &web)
{
    if (QFile::exists(web + QStringLiteral("/dist/page.js")))
        return true;
    QProcess build;
    build.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    build.start(web + QStringLiteral("/build"), {});
    return build.waitForFinished(300'000) && build.exitCode() == 0;
}

/// From the start of the browser to its last report.
class BrowserRun
{
public:
    BrowserRun(const BrowserPlan &plan, const QString &program)
        : m_plan(plan)
        , m_sample(plan.tickets) // anew: the frames of the other run have changed the rows of that one
        , m_server(m_sample, plan.web.toStdString())
    {
        const QString address = QStringLiteral("http://127.0.0.1:%1/?frames=%2")
                                    .arg(QString::number(m_server.port()), QString::number(plan.updates));
        m_browser.setStandardOutputFile(QProcess::nullDevice());
        m_browser.setStandardErrorFile(QProcess::nullDevice());
        m_began = now();
        m_browser.start(program, flags(m_home.path(), address));
    }
    ~BrowserRun() { end(m_browser); }

    QJsonObject run()
    {
        for (QString stage; stage != u"done";) {
            const QJsonObject report = waitForReport(m_server, m_browser);
            stage = report.value(QLatin1String("stage")).toString();
            if (!take(stage))
                return missing(
                    QStringLiteral("The page in the browser failed: %1")
                        .arg(report.value(QLatin1String("error")).toString(QStringLiteral("no word"))));
            for (auto figure = report.begin(); figure != report.end(); ++figure) {
                if (figure->isDouble())
                    put(qPrintable(figure.key()), figure->toDouble());
            }
        }
        put("lost",
            double(m_sample.versions()) - m_figures.value(QLatin1String("browser_versions")).toDouble());
        return m_figures;
    }

private:
    bool take(const QString &stage)
    {
        if (stage == u"joined" && m_server.prepareBurst(m_plan.updates)) {
            m_server.burst();
            return true;
        }
        if (stage == u"loaded")
            put("exec_to_rows_ms", toMs(now() - m_began));
        put(stage == u"loaded" ? "pss_mb" : "pss_after_burst_mb", memoryOfFamily(m_browser.processId()));
        return stage == u"loaded" || stage == u"done";
    }
    void put(const char *name, double value)
    {
        m_figures.insert(QLatin1String("browser_") + QLatin1String(name), value);
    }

    const BrowserPlan &m_plan;
    Sample m_sample;
    WireServer m_server;
    const QTemporaryDir m_home;
    QProcess m_browser;
    Nanos m_began = 0;
    QJsonObject m_figures;
};

} // namespace

QJsonObject runBrowser(const BrowserPlan &plan)
{
    const QString program = chromium();
    if (program.isEmpty())
        return missing(
            QStringLiteral("There is no chromium on this machine (Debian: apt install chromium)."));
    if (!buildPage(plan.web))
        return missing(QStringLiteral("The page could not be built: see %1/build.").arg(plan.web));
    return BrowserRun(plan, program).run();
}

} // namespace desk::bench
