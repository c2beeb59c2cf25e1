// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/keychainvault.h"

#include "net/http/ask.h"
#include "net/log/log.h"

#include <QEventLoopLocker>
#include <QPointer>

#include <optional>

namespace desk {

namespace {

using Kind = Error::Kind;
using Outcome = Keyring::Outcome;

Error vaultError(const char *code)
{
    return Error{Kind::Forbidden, QStringLiteral("keychain"), 0, QString::fromLatin1(code), 0};
}

Error errorFor(Outcome outcome)
{
    if (outcome == Outcome::NotFound)
        return Error{Kind::NotFound, {}, 0, {}, 0};
    return vaultError(outcome == Outcome::None ? vaultcode::None : vaultcode::Refused);
}

} // namespace

struct KeychainVault::Task
{
    enum class What { Read, Write, Remove };

    Task(What toDo, const QString &name)
        : what(toDo)
        , key(name)
    {
        if (what != What::Read)
            stay.emplace();
    }

    What what;
    QString key;
    QByteArray value;
    QPromise<Result<QByteArray>> promise;
    /// Whoever closes the last window right after signing out, or after asking for a mail, must neither leave
    /// the session behind nor lose whom the link belongs to.
    std::optional<QEventLoopLocker> stay;
};

KeychainVault::KeychainVault(Keyring &keyring, Timers &timers, const QString &scope, QObject *parent)
    : QObject(parent)
    , m_keyring(keyring)
    , m_timers(timers)
    , m_scope(scope)
{
}

QFuture<Result<QByteArray>> KeychainVault::read(const QString &name)
{
    const auto task = std::make_shared<Task>(Task::What::Read, m_scope % u'/' % name);
    enqueue(task);
    return task->promise.future();
}

QFuture<Result<Done>> KeychainVault::write(const QString &name, const QByteArray &value)
{
    if (value.size() > MaxBytes)
        return ready<Done>(vaultError(vaultcode::TooLarge));
    const auto task = std::make_shared<Task>(Task::What::Write, m_scope % u'/' % name);
    task->value = value;
    enqueue(task);
    return turned<Done>(task->promise.future(), [](const QByteArray &) -> Result<Done> { return Done{}; });
}

QFuture<Result<Done>> KeychainVault::remove(const QString &name)
{
    const auto task = std::make_shared<Task>(Task::What::Remove, m_scope % u'/' % name);
    enqueue(task);
    return turned<Done>(task->promise.future(), [](const QByteArray &) -> Result<Done> { return Done{}; });
}

void KeychainVault::enqueue(const TaskPointer &task)
{
    task->promise.start();
    m_tasks.push_back(task);
    startNext();
}

void KeychainVault::startNext()
{
    if (m_busy || m_tasks.empty())
        return;
    m_busy = true;
    ++m_serial;
    m_deadline = m_timers.after(Patience, [this] { finish(vaultError(vaultcode::Slow)); });
    m_keyring.look([self = QPointer<KeychainVault>(this), serial = m_serial](Keyring::Door door) {
        if (self && self->m_serial == serial && self->m_busy)
            self->enter(door);
    });
}

/// A callback that does nothing when the task is over or we are gone.
template <class Method>
Keyring::Told KeychainVault::later(Method method)
{
    return [self = QPointer<KeychainVault>(this), serial = m_serial, method](Outcome outcome,
                                                                             const QByteArray &value) {
        if (self && self->m_serial == serial && self->m_busy)
            (self.data()->*method)(outcome, value);
    };
}

void KeychainVault::enter(Keyring::Door door)
{
    if (door == Keyring::Door::Locked || door == Keyring::Door::None) {
        finish(vaultError(door == Keyring::Door::Locked ? vaultcode::Locked : vaultcode::None));
        return;
    }
    const Task &task = *m_tasks.front();
    switch (task.what) {
    case Task::What::Read:
        m_keyring.read(task.key, later(&KeychainVault::acted));
        break;
    case Task::What::Write:
        m_keyring.write(task.key, task.value, later(&KeychainVault::acted));
        break;
    case Task::What::Remove:
        m_keyring.remove(task.key, later(&KeychainVault::acted));
        break;
    }
}

void KeychainVault::acted(Outcome outcome, const QByteArray &value)
{
    const Task &task = *m_tasks.front();
    const bool gone = task.what == Task::What::Remove && outcome == Outcome::NotFound;
    if (outcome != Outcome::Ok && !gone)
        finish(errorFor(outcome));
    else if (task.what == Task::What::Read)
        finish(value);
    else
        m_keyring.read(task.key, later(&KeychainVault::checked));
}

void KeychainVault::checked(Outcome outcome, const QByteArray &value)
{
    const Task &task = *m_tasks.front();
    const bool written = task.what == Task::What::Write && outcome == Outcome::Ok && value == task.value;
    const bool removed = task.what == Task::What::Remove && outcome == Outcome::NotFound;
    finish(written || removed ? Result<QByteArray>(QByteArray())
                              : Result<QByteArray>(vaultError(vaultcode::Refused)));
}

void KeychainVault::finish(const Result<QByteArray> &result)
{
    m_deadline.reset();
    m_busy = false;
    const TaskPointer task = m_tasks.front();
    m_tasks.pop_front();
    if (!result && result.error().kind != Kind::NotFound)
        qCWarning(logAuth).noquote() << "keychain:" << result.error().code;
    task->promise.addResult(result);
    task->promise.finish();
    startNext();
}

} // namespace desk
