// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/whole/story/robot.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QThread>
#include <QUuid>

namespace desk::story {

namespace {

QJsonObject wish(const char *verb, const QString &name, const QString &text = {})
{
    return {{QStringLiteral("do"), QString::fromLatin1(verb)},
            {QStringLiteral("name"), name},
            {QStringLiteral("text"), text}};
}

} // namespace

void await(const std::function<bool()> &holds, const QString &what, int seconds)
{
    QElapsedTimer waited;
    waited.start();
    while (!holds()) {
        if (waited.elapsed() > qint64(seconds) * 1000)
            throw Failure{what + QStringLiteral(" (waited %1 s)").arg(seconds)};
        QThread::msleep(25);
    }
}

QString runProgram(const QString &program, const QStringList &words, bool mayRefuse)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, words);
    if (!process.waitForStarted() || !process.waitForFinished(30000))
        throw Failure{program + QStringLiteral(" does not start, or does not end")};
    QString said = QString::fromUtf8(process.readAll()).trimmed();
    if (process.exitStatus() != QProcess::NormalExit || (process.exitCode() != 0 && !mayRefuse))
        throw Failure{QStringLiteral("%1 answers %2: %3").arg(program).arg(process.exitCode()).arg(said)};
    return said;
}

Robot::Robot(QString folder, QString profile)
    : m_folder(std::move(folder))
    , m_profile(std::move(profile))
{
}

Robot::~Robot()
{
    if (isRunning())
        kill();
}

void Robot::start(const QStringList &words, const QStringList &environment)
{
    const QString address = QDir::tempPath() + QStringLiteral("/deskbell-pilot-") +
                            QUuid::createUuid().toString(QUuid::Id128).left(12);
    m_server.close();
    if (!m_server.listen(address))
        throw Failure{QStringLiteral("the pilot's socket cannot be made")};
    QProcessEnvironment around = QProcessEnvironment::systemEnvironment();
    around.insert(QStringLiteral("DESKBELL_PILOT"), address);
    around.insert(QStringLiteral("QT_QPA_GENERIC_PLUGINS"), QStringLiteral("deskbellpilot"));
    around.insert(QStringLiteral("QT_PLUGIN_PATH"), m_folder + QStringLiteral("/tests/whole/plugins"));
    around.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("deskbell.*=true"));
    for (const QString &pair : environment)
        around.insert(pair.section(u'=', 0, 0), pair.section(u'=', 1));
    m_process.setProcessEnvironment(around);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    QStringList all = words;
    if (m_profile != QLatin1String("default"))
        all << QStringLiteral("--profile") << m_profile;
    m_process.start(m_folder + QStringLiteral("/app/deskbell"), all);
    if (!m_process.waitForStarted() || !m_server.waitForNewConnection(60000)) {
        m_process.waitForFinished(100);
        throw Failure{m_profile + QStringLiteral(": the program does not start: ") +
                      QString::fromUtf8(m_process.readAll()).left(2000)};
    }
    m_socket = m_server.nextPendingConnection();
}

void Robot::quit()
{
    order(wish("quit", {}));
    awaitEnd();
}

void Robot::closeWindows()
{
    order(wish("closeWindows", {}));
}

void Robot::awaitEnd()
{
    if (!m_process.waitForFinished(10000))
        throw Failure{m_profile + QStringLiteral(": the program does not end")};
    m_log += m_process.readAll();
    m_socket = nullptr;
    if (m_process.exitStatus() != QProcess::NormalExit || m_process.exitCode() != 0)
        throw Failure{m_profile + QStringLiteral(": the program ended with an error: ") +
                      QString::fromUtf8(m_log).right(2000)};
}

void Robot::kill()
{
    m_process.kill();
    m_process.waitForFinished(5000);
    m_log += m_process.readAll();
    m_socket = nullptr;
}

QJsonObject Robot::order(const QJsonObject &order)
{
    m_log += m_process.readAll();
    if (!m_socket || !isRunning())
        throw Failure{m_profile + QStringLiteral(": the program is not running: ") +
                      QString::fromUtf8(m_log).right(2000)};
    m_socket->write(QJsonDocument(order).toJson(QJsonDocument::Compact) + '\n');
    m_socket->flush();
    QElapsedTimer waited;
    waited.start();
    while (!m_socket->canReadLine()) {
        m_process.waitForReadyRead(0);
        m_log += m_process.readAll();
        if (!m_socket->waitForReadyRead(100) &&
            (waited.elapsed() > 60000 || m_process.state() != QProcess::Running))
            throw Failure{m_profile + QStringLiteral(": no answer from the program: ") +
                          QString::fromUtf8(m_log).right(3000)};
    }
    return QJsonDocument::fromJson(m_socket->readLine()).object();
}

void Robot::expect(const std::function<bool()> &holds, const std::function<QString()> &sentence, int seconds)
{
    try {
        await(holds, {}, seconds);
    } catch (const Failure &) {
        const QString folder = qEnvironmentVariable("DESKBELL_FAILURES");
        if (!folder.isEmpty())
            order(wish("grab", {}, folder + u'/' + m_profile + QStringLiteral(".png")));
        throw Failure{m_profile + QStringLiteral(": ") + sentence()};
    }
}

void Robot::insist(const QJsonObject &wish)
{
    QString why;
    expect(
        [&] {
            const QJsonObject answer = order(wish);
            why = answer.value(QLatin1String("why")).toString();
            return answer.value(QLatin1String("ok")).toBool();
        },
        [&] { return QString(wish.value(QLatin1String("do")).toString() + QStringLiteral(": ") + why); });
}

bool Robot::sees(const QString &name)
{
    return order(wish("describe", name)).value(QLatin1String("visible")).toBool();
}

void Robot::see(const QString &name, int seconds)
{
    expect([&] { return sees(name); }, [&] { return QString(QStringLiteral("does not see ") + name); },
           seconds);
}

void Robot::seeNot(const QString &name)
{
    expect([&] { return !sees(name); }, [&] { return QString(QStringLiteral("still sees ") + name); });
}

QString Robot::text(const QString &name)
{
    return order(wish("describe", name)).value(QLatin1String("text")).toString();
}

void Robot::seeText(const QString &name, const QString &part, int seconds)
{
    QString last;
    expect([&] { return (last = text(name)).contains(part); },
           [&] { return QStringLiteral("%1 says “%2”, not “%3”").arg(name, last, part); }, seconds);
}

void Robot::seeSaid(const QString &name, const QString &part, int seconds)
{
    QString last;
    const auto said = [&] {
        return order(wish("describe", name)).value(QLatin1String("accessible")).toString();
    };
    expect([&] { return (last = said()).contains(part); },
           [&] { return QStringLiteral("%1 is read out as “%2”, not “%3”").arg(name, last, part); }, seconds);
}

void Robot::seeTicked(const QString &name, bool ticked)
{
    expect([&] { return order(wish("describe", name)).value(QLatin1String("ticked")) == ticked; },
           [&] { return name + (ticked ? QStringLiteral(" has no tick") : QStringLiteral(" has a tick")); });
}

void Robot::click(const QString &name)
{
    insist(wish("click", name));
}

void Robot::type(const QString &name, const QString &text)
{
    m_written << text;
    insist(wish("type", name, text));
}

void Robot::paste(const QString &name, const QString &text)
{
    m_written << text;
    insist(wish("paste", name, text));
}

void Robot::press(const QString &keys, const QString &name)
{
    insist(wish("press", name, keys));
}

void Robot::trigger(const QString &action)
{
    insist(wish("trigger", action));
}

void Robot::tryTrigger(const QString &action)
{
    order(wish("trigger", action));
}

bool Robot::isInFront() const
{
    const QString window = runProgram(QStringLiteral("xdotool"), {QStringLiteral("getactivewindow")}, true);
    return runProgram(QStringLiteral("xdotool"), {QStringLiteral("getwindowpid"), window}, true)
               .toLongLong() == processId();
}

void Robot::strike(const QStringList &keys)
{
    await([&] { return isInFront(); }, m_profile + QStringLiteral(": the window is not in front"));
    runProgram(QStringLiteral("xdotool"),
               QStringList{QStringLiteral("key"), QStringLiteral("--clearmodifiers")} + keys);
}

void Robot::strikeText(const QString &text)
{
    m_written << text;
    await([&] { return isInFront(); }, m_profile + QStringLiteral(": the window is not in front"));
    runProgram(QStringLiteral("xdotool"), {QStringLiteral("type"), text});
}

void Robot::choose(const QString &text)
{
    insist(wish("choose", {}, text));
}

void Robot::pick(const QString &box, const QString &text)
{
    insist(wish("choose", box, text));
}

QStringList Robot::rows(const QString &view)
{
    QStringList texts;
    const QJsonArray rows = order(wish("rows", view)).value(QLatin1String("rows")).toArray();
    for (const auto &row : rows)
        texts << row.toString();
    return texts;
}

int Robot::seeRow(const QString &view, const QStringList &parts, int seconds)
{
    int found = -1;
    QStringList last;
    const auto holds = [&] {
        last = rows(view);
        for (int row = 0; row < last.size() && found < 0; ++row) {
            bool all = true;
            for (const QString &part : parts)
                all = all && last.at(row).contains(part);
            if (all)
                found = row;
        }
        return found >= 0;
    };
    expect(
        holds,
        [&] {
            return QStringLiteral("%1 has no row with “%2”, but: %3")
                .arg(view, parts.join(u'+'), last.mid(0, 8).join(QStringLiteral(" // ")));
        },
        seconds);
    return found;
}

void Robot::clickRow(const QString &view, int row, bool twice)
{
    QJsonObject click = wish("clickRow", view);
    click[QStringLiteral("row")] = row;
    click[QStringLiteral("twice")] = twice;
    insist(click);
}

QStringList Robot::everyText()
{
    QStringList texts;
    const QJsonArray all = order(wish("texts", {})).value(QLatin1String("texts")).toArray();
    for (const auto &text : all)
        texts << text.toString();
    return texts;
}

/// Disguised, and with enough around them to push earlier orders and answers out of the pilot's own socket.
int Robot::timesInMemory(const QString &words)
{
    QString disguised = words;
    for (QChar &letter : disguised)
        letter = QChar(letter.unicode() + 1);
    const QJsonObject wish{{QStringLiteral("do"), QStringLiteral("remembers")},
                           {QStringLiteral("text"), disguised},
                           {QStringLiteral("filler"), QString(60000, u' ')}};
    return order(wish).value(QLatin1String("times")).toInt(-1);
}

void Robot::seeForgotten(const QString &words)
{
    expect([&] { return timesInMemory(words) == 0; },
           [&] { return QString(QStringLiteral("it is in its memory: ") + words); }, 10);
}

void Robot::resize(int width, int height)
{
    QJsonObject size = wish("resize", {});
    size[QStringLiteral("width")] = width;
    size[QStringLiteral("height")] = height;
    insist(size);
}

void Robot::picture(const QString &path, const QString &name)
{
    insist(wish("grab", name, path));
}

} // namespace desk::story
