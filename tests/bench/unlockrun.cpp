// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/unlockrun.h"

#include "app/application.h"
#include "app/singleinstance.h"
#include "net/auth/keychainvault.h"
#include "tests/bench/person.h"
#include "tests/bench/stopwatch.h"

#include <QAbstractItemView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTemporaryDir>

#include <cstdio>

namespace desk::bench {

namespace {

constexpr int Starts = 25;

/// When the server said that the PIN was right, by the program's own log line about it.
Nanos pinWasRight = 0;

void hear(QtMsgType, const QMessageLogContext &, const QString &line)
{
    if (line.contains(u"/rpc/verify_pin 200"))
        pinWasRight = now();
}

bool showsRows(const QWidget &window)
{
    const auto views = window.findChildren<QAbstractItemView *>(QStringLiteral("ticketList"));
    return std::any_of(views.begin(), views.end(), [](const QAbstractItemView *view) {
        return view->isVisible() && view->model() && view->model()->rowCount() > 0 &&
               view->viewport()->rect().intersects(view->visualRect(view->model()->index(0, 0)));
    });
}

/// Waits beside the program for its window, and for the first painting of it that has rows.
class FirstRows final : public QObject
{
public:
    FirstRows() { qApp->installEventFilter(this); }
    [[nodiscard]] Nanos at() const { return m_at; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Show && watched->objectName() == u"staffWindow" && !m_paint) {
            auto *window = static_cast<QWidget *>(watched);
            m_paint = std::make_unique<PaintWatch>(*window);
            m_paint->painted = [this, window] {
                if (m_at == 0 && showsRows(*window))
                    m_at = m_paint->last();
            };
        }
        return false;
    }

private:
    std::unique_ptr<PaintWatch> m_paint;
    Nanos m_at = 0;
};

QLineEdit *pinField()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        auto *field = window->isVisible() ? window->findChild<QLineEdit *>(QStringLiteral("pin")) : nullptr;
        if (field && field->isVisible() && field->isEnabled())
            return field;
    }
    return nullptr;
}

void press(QWidget &field, int key, const QString &text)
{
    QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
    QKeyEvent up(QEvent::KeyRelease, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&field, &down);
    QCoreApplication::sendEvent(&field, &up);
}

struct Unlock
{
    double fromKey = 0;
    double fromPin = 0; ///< since its answer
};

std::optional<Unlock> unlockOnce(QApplication &qt, const Arguments &arguments, SingleInstance &instance)
{
    Application program(qt, arguments, instance);
    program.start();
    if (!runUntil([] { return pinField() != nullptr; }, 20)) {
        std::fprintf(stderr, "the PIN was not asked for: the session was not restored\n");
        return std::nullopt;
    }
    runFor(300); // as a person who looks at the page first
    QLineEdit &field = *pinField();
    const QString pin = Person::pin();
    for (const QChar digit : pin)
        press(field, digit.unicode(), digit);
    runFor(20);
    FirstRows rows;
    pinWasRight = 0;
    const Nanos pressed = now();
    press(field, Qt::Key_Return, QStringLiteral("\r"));
    if (!runUntil([&rows] { return rows.at() != 0; }, 30) || pinWasRight == 0) {
        std::fprintf(stderr, "no rows came\n");
        return std::nullopt;
    }
    return Unlock{toMs(rows.at() - pressed), toMs(rows.at() - pinWasRight)};
}

QJsonObject figuresOf(const std::vector<double> &fromKey, const std::vector<double> &fromPin)
{
    return {{QStringLiteral("unlock_starts"), int(fromKey.size())},
            {QStringLiteral("unlock_ms_p50"), quantile(fromKey, 0.5)},
            {QStringLiteral("unlock_ms_p95"), quantile(fromKey, 0.95)},
            {QStringLiteral("unlock_ms_worst"), quantile(fromKey, 1)},
            {QStringLiteral("right_pin_to_rows_ms_p50"), quantile(fromPin, 0.5)},
            {QStringLiteral("right_pin_to_rows_ms_p95"), quantile(fromPin, 0.95)},
            {QStringLiteral("right_pin_to_rows_ms_worst"), quantile(fromPin, 1)}};
}

/// The session is in the keychain when this returns.
bool leaveASession(const StackAddress &stack, const QString &profile)
{
    SystemKeyring keyring;
    SystemTimers timers;
    KeychainVault vault(keyring, timers, profile + u'@' + stack.endpoint.authority());
    Person person(stack, vault);
    if (!person.comeIn())
        return false;
    const bool isKept = person.session.keeping() == Identity::Keeping::Keychain;
    if (!isKept)
        std::fprintf(stderr, "no keychain keeps the session (packaging/lib/desktop-session has one)\n");
    return isKept;
}

} // namespace

int runUnlock(QApplication &application, const QString &home)
{
    const auto stack = stackAt(home);
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    Arguments arguments;
    arguments.profile = QStringLiteral("bench");
    if (!stack || !leaveASession(*stack, arguments.profile))
        return 1;
    Settings settings(arguments.profile);
    settings.setServer(stack->url);
    settings.setPublishableKey(stack->key);
    QApplication::setQuitOnLastWindowClosed(false);
    qInstallMessageHandler(hear);
    SingleInstance instance(folder.path(), arguments.profile);
    std::vector<double> fromKey;
    std::vector<double> fromPin;
    for (int start = 0; start < Starts; ++start) {
        const auto one = unlockOnce(application, arguments, instance);
        if (!one)
            return 1;
        fromKey.push_back(one->fromKey);
        fromPin.push_back(one->fromPin);
    }
    std::printf("%s\n",
                QJsonDocument(figuresOf(fromKey, fromPin)).toJson(QJsonDocument::Compact).constData());
    return 0;
}

} // namespace desk::bench
