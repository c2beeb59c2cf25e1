// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The vault over the system's keychain: one operation after the other, each with its own deadline, never
// believing a write or a removal that it has not seen. The program does not end before they are done.
#pragma once

#include "models/ports/timers.h"
#include "net/auth/keyring.h"
#include "net/auth/vault.h"

#include <QObject>
#include <QPromise>

#include <deque>
#include <memory>

namespace desk {

class KeychainVault final : public QObject, public Vault
{
    Q_OBJECT

public:
    /// `scope` tells profiles and servers apart ("default@desk.example"); it becomes part of each key.
    KeychainVault(Keyring &keyring, Timers &timers, const QString &scope, QObject *parent = nullptr);

    QFuture<Result<QByteArray>> read(const QString &name) override;
    QFuture<Result<Done>> write(const QString &name, const QByteArray &value) override;
    QFuture<Result<Done>> remove(const QString &name) override;

    static constexpr std::chrono::milliseconds Patience{5000};
    /// Windows keeps 2,560 bytes; some of its wrappers double each byte.
    static constexpr qsizetype MaxBytes = 1280;

private:
    struct Task;
    using TaskPointer = std::shared_ptr<Task>;

    void enqueue(const TaskPointer &task);
    void startNext();
    void enter(Keyring::Door door);
    void acted(Keyring::Outcome outcome, const QByteArray &value);
    void checked(Keyring::Outcome outcome, const QByteArray &value);
    void finish(const Result<QByteArray> &result);
    template <class Method>
    Keyring::Told later(Method method);

    Keyring &m_keyring;
    Timers &m_timers;
    QString m_scope;
    std::deque<TaskPointer> m_tasks;
    std::unique_ptr<Alarm> m_deadline;
    bool m_busy = false;
    quint64 m_serial = 0; ///< answers to earlier tasks come too late
};

} // namespace desk
