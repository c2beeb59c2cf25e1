// One running program per profile. A second start hands its one wish (show yourself, or follow this link) to
// the first and ends. The socket lies in a folder that only this user may enter; messages are one line, at
// most 4 KiB.
#pragma once

#include <QLockFile>
#include <QObject>
#include <QString>
#include <QUrl>

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

    /// True: we are the first, and listen. False: another one runs, or the folder is not safe.
    bool claim();
    /// Hands the wish to the running instance; `link` empty: show yourself. True when it was taken.
    bool handOver(const QUrl &link);

    /// The folder for sockets: 0700 and ours, or empty when that cannot be had.
    static QString privateFolder();

Q_SIGNALS:
    void showRequested();
    void linkReceived(const QUrl &link);

private:
    void accept();
    void read(QLocalSocket *socket);

    QString m_address;
    QLockFile m_lock;
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace desk
