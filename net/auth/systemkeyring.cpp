// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/systemkeyring.h"

#include <qt6keychain/keychain.h>

#ifdef Q_OS_LINUX
#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

namespace desk {

namespace {

using Outcome = Keyring::Outcome;

Outcome outcomeOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError:
        return Outcome::Ok;
    case QKeychain::EntryNotFound:
        return Outcome::NotFound;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return Outcome::None;
    default:
        return Outcome::Refused;
    }
}

#ifdef Q_OS_LINUX

constexpr char Service[] = "org.freedesktop.secrets";
constexpr char Root[] = "/org/freedesktop/secrets";

/// Silence is not absence: the bus knows whether anybody could answer.
bool isAbsent(const QDBusMessage &answer)
{
    const QDBusError::ErrorType error = QDBusError(answer).type();
    return answer.type() != QDBusMessage::ReplyMessage && error != QDBusError::NoReply &&
           error != QDBusError::Timeout && error != QDBusError::TimedOut;
}

bool isPlasma()
{
    return qgetenv("XDG_CURRENT_DESKTOP").toUpper().split(':').contains("KDE");
}

QDBusMessage message(const QString &path, const char *interface, const char *method)
{
    return QDBusMessage::createMethodCall(QString::fromLatin1(Service), path, QString::fromLatin1(interface),
                                          QString::fromLatin1(method));
}

void answerTo(const QDBusMessage &question, const std::function<void(const QDBusMessage &)> &told)
{
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question, 4000));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [watcher, told] {
        watcher->deleteLater();
        told(watcher->reply());
    });
}

void lookAtCollection(const QString &path, const std::function<void(Keyring::Door)> &told)
{
    QDBusMessage question = message(path, "org.freedesktop.DBus.Properties", "Get");
    question << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    answerTo(question, [told](const QDBusMessage &answer) {
        const QVariant locked = answer.arguments().value(0).value<QDBusVariant>().variant();
        if (answer.type() != QDBusMessage::ReplyMessage || locked.typeId() != QMetaType::Bool)
            told(Keyring::Door::Unknown);
        else
            told(locked.toBool() ? Keyring::Door::Locked : Keyring::Door::Open);
    });
}

void lookAtSecretService(const std::function<void(Keyring::Door)> &told)
{
    QDBusMessage question = message(QString::fromLatin1(Root), "org.freedesktop.Secret.Service", "ReadAlias");
    question << QStringLiteral("default");
    answerTo(question, [told](const QDBusMessage &answer) {
        if (answer.type() != QDBusMessage::ReplyMessage) {
            told(isAbsent(answer) ? Keyring::Door::None : Keyring::Door::Unknown);
            return;
        }
        const QString path = answer.arguments().value(0).value<QDBusObjectPath>().path();
        // "/" means that there is no collection yet: the first write makes one, and asks the person.
        if (path.size() > 1)
            lookAtCollection(path, told);
        else
            told(Keyring::Door::Unknown);
    });
}

/// On Plasma QtKeychain speaks to KWallet, which asks to be unlocked by itself; without one to the Secret
/// Service.
void lookForWallet(const std::function<void(Keyring::Door)> &told)
{
    const QByteArray version = qgetenv("KDE_SESSION_VERSION");
    const QString wallet =
        QStringLiteral("org.kde.kwalletd") + (version == "4" ? QString() : QString::fromLatin1(version));
    const QDBusMessage question = QDBusMessage::createMethodCall(
        wallet, QStringLiteral("/"), QStringLiteral("org.freedesktop.DBus.Peer"), QStringLiteral("Ping"));
    answerTo(question, [told](const QDBusMessage &answer) {
        if (isAbsent(answer))
            lookAtSecretService(told);
        else
            told(Keyring::Door::Unknown);
    });
}

#endif

} // namespace

SystemKeyring::SystemKeyring(const QString &service)
    : m_service(service)
{
}

void SystemKeyring::look(std::function<void(Door)> told)
{
#ifdef Q_OS_LINUX
    if (!QDBusConnection::sessionBus().isConnected())
        told(Door::None);
    else if (isPlasma())
        lookForWallet(told);
    else
        lookAtSecretService(told);
#else
    told(Door::Unknown);
#endif
}

void SystemKeyring::read(const QString &key, Told told)
{
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, job,
                     [job, told] { told(outcomeOf(*job), job->binaryData()); });
    job->start();
}

void SystemKeyring::write(const QString &key, const QByteArray &value, Told told)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(key);
    job->setBinaryData(value);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, told] { told(outcomeOf(*job), {}); });
    job->start();
}

void SystemKeyring::remove(const QString &key, Told told)
{
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, told] { told(outcomeOf(*job), {}); });
    job->start();
}

} // namespace desk
