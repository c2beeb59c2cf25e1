// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One running Deskbell with somebody at its keyboard. Starts the unmodified program with the pilot plugin and
// speaks to it over a local socket. Every wish waits for what it needs, and throws Failure with a sentence
// when it does not come.
#pragma once

#include <QJsonObject>
#include <QLocalServer>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace desk::story {

struct Failure
{
    QString sentence;
};

/// Polls until `holds` says true; the only place that looks at a clock.
void await(const std::function<bool()> &holds, const QString &what, int seconds = 60);

/// Runs to the end and answers what it printed; `mayRefuse`: then any exit code is right.
QString runProgram(const QString &program, const QStringList &words, bool mayRefuse = false);

class Robot
{
public:
    /// `folder`: the build's root, holding app/deskbell and the plugin.
    Robot(QString folder, QString profile);
    ~Robot();

    void start(const QStringList &words = {QStringLiteral("--demo")}, const QStringList &environment = {});
    void quit();
    /// Closes every window; the program ends by itself, which awaitEnd() waits for.
    void closeWindows();
    void awaitEnd();
    [[nodiscard]] bool endsWithin(int ms) { return m_process.waitForFinished(ms); }
    void kill();
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] QByteArray log() const { return m_log; }
    /// Everything that was typed or pasted into it so far.
    [[nodiscard]] QStringList written() const { return m_written; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    [[nodiscard]] QString profile() const { return m_profile; }

    void see(const QString &name, int seconds = 60);
    void seeNot(const QString &name);
    [[nodiscard]] bool sees(const QString &name);
    [[nodiscard]] QString text(const QString &name);
    void seeText(const QString &name, const QString &part, int seconds = 60);
    /// What a screen reader is told; for what is painted and not a label.
    void seeSaid(const QString &name, const QString &part, int seconds = 60);
    void seeTicked(const QString &name, bool ticked);
    void click(const QString &name);
    void type(const QString &name, const QString &text);
    void paste(const QString &name, const QString &text);
    void press(const QString &keys, const QString &name = {});
    void trigger(const QString &action);
    /// Of somebody who may be out already.
    void tryTrigger(const QString &action);
    // A hand on the keyboard: keys go through the X server to the window in front, which must be this one.
    // Keys are named as xdotool does: "s", "shift+a", "ctrl+Return".
    void strike(const QStringList &keys);
    void strikeText(const QString &text);
    [[nodiscard]] bool isInFront() const;
    void choose(const QString &text);
    /// Opens a box and takes what begins so.
    void pick(const QString &box, const QString &text);
    [[nodiscard]] QStringList rows(const QString &view);
    /// Waits for a row that contains all the parts; answers its number.
    int seeRow(const QString &view, const QStringList &parts, int seconds = 60);
    void clickRow(const QString &view, int row, bool twice = false);
    [[nodiscard]] QStringList everyText();
    /// How often these words, in Latin letters, stand in its memory.
    [[nodiscard]] int timesInMemory(const QString &words);
    void seeForgotten(const QString &words);
    void resize(int width, int height);
    void picture(const QString &path, const QString &name = {});

private:
    QJsonObject order(const QJsonObject &order);
    void insist(const QJsonObject &wish);
    /// Waits; when it does not come, leaves a picture of the window where DESKBELL_FAILURES says.
    void expect(const std::function<bool()> &holds, const std::function<QString()> &sentence,
                int seconds = 60);

    QString m_folder;
    QString m_profile;
    QProcess m_process;
    QLocalServer m_server;
    QLocalSocket *m_socket = nullptr;
    QByteArray m_log;
    QStringList m_written;
};

} // namespace desk::story
