// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Demo mode: the local stack in place of a server, and its mail box beside the window.
#pragma once

#include "app/localstack.h"
#include "net/demo/mailbox.h"

#include <QNetworkAccessManager>

#include <memory>

namespace desk {

class MailBoxWindow;

class DemoDesk : public QObject
{
    Q_OBJECT

public:
    explicit DemoDesk(QObject *parent = nullptr);
    ~DemoDesk() override;

    /// Looks whether the stack runs: found() or missing().
    void look();
    void startStack();

Q_SIGNALS:
    void found(const desk::StackStatus &status);
    void missing();
    /// It was asked to start and did not; a sentence for people.
    void startFailed(const QString &sentence);
    void linkChosen(const QUrl &link);

private:
    void take(const Result<StackStatus> &answer, bool wasStarted);
    void showMails(const QUrl &address);

    LocalStack m_stack;
    QNetworkAccessManager m_network;
    std::unique_ptr<MailBox> m_mails;
    std::unique_ptr<MailBoxWindow> m_window;
};

} // namespace desk
