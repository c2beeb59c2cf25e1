// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/burstrun.h"

#include "models/domain/deliver.h"
#include "tests/bench/client.h"
#include "tests/bench/sample.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>

#include <cstdio>

namespace desk::bench {

namespace {

/// The serving process does not ask who we are.
class AnyToken final : public TokenSource
{
public:
    [[nodiscard]] QByteArray accessToken() const override { return "bench"; }
    [[nodiscard]] quint64 session() const override { return 1; }
    QFuture<Result<Done>> renew(const QByteArray &) override { return ready<Done>(Done{}); }
};

Account agent()
{
    Account account;
    account.person = PersonId{QUuid(QStringLiteral("99999999-2222-4333-8444-555555555555"))};
    account.organization = OrgId{QUuid(QLatin1String(Sample::organization()))};
    account.role = Role::Staff;
    account.pinVerified = true;
    return account;
}

void sayLine(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

class BurstRun
{
public:
    BurstRun(Client &client, const Arrivals &arrivals, const BurstPlan &plan)
        : m_client(client)
        , m_arrivals(arrivals)
        , m_plan(plan)
    {
    }
    int run();

private:
    bool load();
    void type();
    void burst();
    void typeWord(const QString &word);
    void press(int key, const QString &text);
    [[nodiscard]] int countByHand(const QString &words) const;
    void put(const char *name, double value) { m_figures.insert(QLatin1String(name), value); }
    void complain(const char *what) { m_problems.append(QLatin1String(what)); }

    Client &m_client;
    const Arrivals &m_arrivals;
    const BurstPlan &m_plan;
    QJsonObject m_figures;
    QJsonArray m_problems;
    std::vector<double> m_keystrokes; ///< ms to painted
    std::vector<double> m_keystrokesCpu;
};

bool BurstRun::load()
{
    StallWatch stall;
    Nanos firstPage = 0;
    Nanos all = 0;
    m_client.paint().painted = [&] {
        if (firstPage == 0 && m_client.tickets().count() > 0) {
            firstPage = m_client.paint().last();
            stall.start(); // what comes before is start-up
        }
        if (all == 0 && m_client.tickets().count() == m_plan.tickets)
            all = m_client.paint().last();
    };
    m_client.show();
    const bool loaded =
        runUntil([&] { return all != 0 && m_client.sync().state() == Sync::State::Live; }, 120);
    stall.stop();
    m_client.paint().painted = nullptr;
    put("first_page_ms", toMs(firstPage - m_plan.started));
    put("start_to_rows_ms", toMs(all - m_plan.started));
    put("worst_load_stall_ms", stall.wall());
    put("worst_load_stall_cpu_ms", stall.cpu());
    put("load_cpu_ms", toMs(readClock(CLOCK_PROCESS_CPUTIME_ID)));
    if (!loaded)
        complain("the tickets did not all arrive and show");
    return loaded;
}

/// What the filter promises, found out the slow way.
int BurstRun::countByHand(const QString &words) const
{
    const TicketTable &table = m_client.desk.tickets();
    const QStringList wanted = words.split(u' ');
    int count = 0;
    for (TicketTable::Row row = 0; row < table.rowEnd(); ++row) {
        const QStringList texts{table.title(row), table.excerpt(row), table.category(row),
                                nameOf(m_client.desk, table.requester(row)),
                                nameOf(m_client.desk, table.company(row))};
        const QString number = QString::number(table.number(row));
        count += std::all_of(wanted.begin(), wanted.end(), [&](const QString &word) {
            return number.startsWith(word) || !texts.filter(word, Qt::CaseInsensitive).isEmpty();
        });
    }
    return count;
}

/// One key into the search field, until what it leads to is painted.
void BurstRun::press(int key, const QString &text)
{
    runFor(20); // nobody types faster
    const Nanos cpu = readClock(CLOCK_THREAD_CPUTIME_ID);
    const Nanos began = now();
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&m_client.search(), &press);
    if (!runUntil([&] { return m_client.paint().last() > began; }, 5))
        return complain("a filter was not painted");
    m_keystrokes.push_back(toMs(m_client.paint().last() - began));
    m_keystrokesCpu.push_back(toMs(readClock(CLOCK_THREAD_CPUTIME_ID) - cpu));
}

void BurstRun::typeWord(const QString &word)
{
    for (const QChar letter : word)
        press(Qt::Key_unknown, letter);
    if (m_client.tickets().count() != countByHand(word))
        complain("a filter shows other tickets than those that have the word");
    press(Qt::Key_Backspace, {});
    press(Qt::Key_Escape, {});
    if (m_client.tickets().count() != m_plan.tickets)
        complain("without a filter some tickets are missing");
}

void BurstRun::type()
{
    for (const char *word : {"refund", "printer", "password", "größe", "sync", "urgent", "company 29"})
        typeWord(QString::fromUtf8(word));
    put("filter_ms_p95", quantile(m_keystrokes, 0.95));
    put("filter_ms_worst", quantile(m_keystrokes, 1));
    put("filter_cpu_ms_p95", quantile(m_keystrokesCpu, 0.95));
    put("filter_cpu_ms_worst", quantile(m_keystrokesCpu, 1));
    put("filter_keystrokes", double(m_keystrokes.size()));
}

void BurstRun::burst()
{
    Nanos changed = 0;
    Nanos shown = 0; ///< when what changed last was painted
    int rows = 0;
    const auto changes = QObject::connect(&m_client.desk, &Desk::ticketsChanged, [&] { changed = now(); });
    const auto events = QObject::connect(&m_client.feed(), &Feed::arrived, [&rows](const Event &event) {
        if (const auto *tickets = std::get_if<TicketsArrived>(&event))
            rows += int(tickets->tickets.size());
    });
    m_client.paint().painted = [&] {
        if (shown < changed)
            shown = m_client.paint().last();
    };
    StallWatch stall;
    stall.start();
    const Nanos cpu = readClock(CLOCK_PROCESS_CPUTIME_ID);
    const Nanos screenCpu = readClock(CLOCK_THREAD_CPUTIME_ID);
    m_client.paint().takePaints();
    sayLine("ready");
    const bool arrived = runUntil([&] { return rows >= m_plan.updates; }, 120);
    // The last rows may still be on their way through the frame; quiet means that they are not.
    runUntil([&] { return shown > changed && now() - changed > 100'000'000; }, 5);
    stall.stop();
    const PaintWatch::Paints paints = m_client.paint().takePaints();
    put("burst_cpu_ms", toMs(readClock(CLOCK_PROCESS_CPUTIME_ID) - cpu));
    put("burst_screen_cpu_ms", toMs(readClock(CLOCK_THREAD_CPUTIME_ID) - screenCpu));
    put("burst_paints", paints.count);
    put("burst_paint_ms_mean", paints.count > 0 ? toMs(paints.spent) / paints.count : 0);
    put("updates_per_second", m_plan.updates / (toMs(shown - m_arrivals.first) / 1000));
    put("worst_stall_ms", stall.wall());
    put("worst_stall_cpu_ms", stall.cpu());
    put("frames_received", m_arrivals.frames);
    put("rows_applied", rows);
    m_client.paint().painted = nullptr;
    QObject::disconnect(changes);
    QObject::disconnect(events);
    if (!arrived)
        complain("the burst did not arrive as a whole");
}

int BurstRun::run()
{
    if (load()) {
        put("pss_mb", memoryOf(QCoreApplication::applicationPid(), "Pss:"));
        put("rss_mb", memoryOf(QCoreApplication::applicationPid(), "Rss:"));
        type();
        burst();
        put("pss_after_burst_mb", memoryOf(QCoreApplication::applicationPid(), "Pss:"));
    }
    put("rss_peak_mb", memoryOf(QCoreApplication::applicationPid(), "VmHWM:"));
    put("rows", m_client.tickets().count());
    put("versions", double(m_client.versions()));
    m_figures.insert(QStringLiteral("sorted"), m_client.isSorted());
    m_figures.insert(QStringLiteral("platform"), QGuiApplication::platformName());
    m_figures.insert(QStringLiteral("problems"), m_problems);
    sayLine(QJsonDocument(m_figures).toJson(QJsonDocument::Compact));
    return m_problems.isEmpty() ? 0 : 1;
}

} // namespace

int runBurst(QApplication &application, const BurstPlan &plan)
{
    Theme theme;
    theme.install(application);
    theme.setChoice(Theme::Choice::Light);
    const auto endpoint = Endpoint::from(QStringLiteral("http://127.0.0.1:%1").arg(plan.port),
                                         QStringLiteral("sb_publishable_bench"));
    if (!endpoint)
        return 1;
    SystemTimers timers;
    HttpTransport transport([] { return std::make_unique<QNetworkAccessManager>(); }, endpoint.value(),
                            timers);
    AnyToken tokens;
    Arrivals arrivals;
    Client client(transport, tokens, agent(), theme, timers, arrivals);
    return BurstRun(client, arrivals, plan).run();
}

} // namespace desk::bench
