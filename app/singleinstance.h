// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One running program per profile. A second start hands its one wish (show yourself, or follow this link) to
// the first and ends. The socket lies in a folder that only this user may enter; messages are one line, at
// most 4 KiB.
#pragma once

#include <QLockFile>
#include <QObject>
#include <QString>
#include <QUrl>

#include <functional>
#include <memory>

class QLocalServer;
class QLocalSocket;

namespace desk {

class SingleInstance : public QObject
{
    Q_OBJECT

public:
    SingleInstance(const QString &folder, const QString &profile, QObject *parent = nullptr);
    ~SingleInstance() override;

    enum class Claim {
        Mine,   ///< we are the first, and listen
        Theirs, ///< another one runs
        Failed, ///< nobody else does, but we cannot listen
    };
    [[nodiscard]] Claim claim();
    /// Hands the wish to the running instance; `link` empty: show yourself. True when it was taken. One that
    /// has only just started may not listen yet: tried again after `pause`, for a second or two in all.
    bool handOver(const QUrl &link, const std::function<void()> &pause = shortPause);
    [[nodiscard]] const QString &address() const { return m_address; }

    /// The folder for sockets: 0700 and ours, or empty when that cannot be had.
    static QString privateFolder();

Q_SIGNALS:
    void showRequested();
    void linkReceived(const QUrl &link);

private:
    static void shortPause();
    bool handOverOnce(const QByteArray &message);
    void accept();
    void read(QLocalSocket *socket);

    QString m_address;
    QLockFile m_lock;
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace desk
