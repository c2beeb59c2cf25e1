// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singleinstance.h"

#include "app/wish.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#endif

namespace desk {

namespace {

constexpr int ReadDeadlineMs = 1000;
constexpr int Attempts = 30;

} // namespace

SingleInstance::SingleInstance(const QString &folder, const QString &profile, QObject *parent)
    : QObject(parent)
    , m_address(folder + QStringLiteral("/deskbell-") + profile)
    , m_lock(m_address + QStringLiteral(".lock"))
{
}

SingleInstance::~SingleInstance() = default;

QString SingleInstance::privateFolder()
{
    QString base = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (base.isEmpty())
        base = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    QString folder = base + QStringLiteral("/deskbell");
    if (!QDir().mkpath(folder))
        return {};
#ifdef Q_OS_UNIX
    const QByteArray path = QFile::encodeName(folder);
    struct stat facts = {};
    if (::chmod(path.constData(), 0700) != 0 || ::lstat(path.constData(), &facts) != 0)
        return {};
    if (!S_ISDIR(facts.st_mode) || facts.st_uid != ::getuid() || (facts.st_mode & 077) != 0)
        return {};
#endif
    return folder;
}

SingleInstance::Claim SingleInstance::claim()
{
    // The lock decides, not the socket: a listener with options of its own moves its socket over another's
    // without a word. A lock whose owner died without cleaning up is not one.
    m_lock.setStaleLockTime(0);
    if (!m_lock.tryLock(0))
        return m_lock.error() == QLockFile::LockFailedError ? Claim::Theirs : Claim::Failed;
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, &SingleInstance::accept);
    QLocalServer::removeServer(m_address);
    return m_server->listen(m_address) ? Claim::Mine : Claim::Failed;
}

void SingleInstance::shortPause()
{
    QThread::msleep(50); // no event loop runs yet
}

bool SingleInstance::handOver(const QUrl &link, const std::function<void()> &pause)
{
    const QByteArray message = Wish{link}.line();
    for (int attempt = 1; attempt <= Attempts; ++attempt) {
        if (handOverOnce(message))
            return true;
        if (attempt < Attempts)
            pause();
    }
    return false;
}

bool SingleInstance::handOverOnce(const QByteArray &message)
{
#ifdef Q_OS_UNIX
    // Before the event loop runs, so a plain blocking socket with the kernel's own time limit.
    const QByteArray path = QFile::encodeName(m_address);
    sockaddr_un address = {};
    if (path.size() >= qsizetype(sizeof address.sun_path))
        return false;
    address.sun_family = AF_UNIX;
    std::copy(path.begin(), path.end(), address.sun_path);
    const int handle = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (handle < 0)
        return false;
    const timeval limit = {1, 0};
    ::setsockopt(handle, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    const bool sent =
        ::connect(handle, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 &&
        ::send(handle, message.constData(), size_t(message.size()), MSG_NOSIGNAL) == message.size();
    ::close(handle);
    return sent;
#else
    QLocalSocket socket;
    socket.connectToServer(m_address);
    if (!socket.waitForConnected(ReadDeadlineMs)) // rule-ok: no event loop runs yet
        return false;
    socket.write(message);
    return socket.waitForBytesWritten(ReadDeadlineMs); // rule-ok: no event loop runs yet
#endif
}

void SingleInstance::accept()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        socket->setReadBufferSize(Wish::MaxBytes);
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        QTimer::singleShot(ReadDeadlineMs, socket, [socket] { socket->abort(); });
        read(socket);
    }
}

void SingleInstance::read(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() >= Wish::MaxBytes)
            socket->abort();
        return;
    }
    const auto wish = Wish::from(socket->readLine(Wish::MaxBytes));
    socket->disconnectFromServer();
    if (!wish)
        return;
    if (wish->link.isEmpty())
        Q_EMIT showRequested();
    else
        Q_EMIT linkReceived(wish->link);
}

} // namespace desk
