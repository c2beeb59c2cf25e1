// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the local stack's mail box every second while somebody looks at it. Demo mode only.
#pragma once

#include "models/domain/mail.h"

#include <QList>
#include <QObject>
#include <QTimer>
#include <QUrl>

class QNetworkAccessManager;

namespace desk {

class MailBox : public QObject
{
    Q_OBJECT

public:
    MailBox(QNetworkAccessManager &network, const QUrl &address, QObject *parent = nullptr);

    void open();
    [[nodiscard]] const QList<Mail> &mails() const { return m_mails; } ///< oldest first

Q_SIGNALS:
    void changed();

private:
    void ask();

    QNetworkAccessManager &m_network;
    QUrl m_address;
    QList<Mail> m_mails;
    QTimer m_timer;
};

/// The mail box's JSON list; entries that make no sense are left out.
QList<Mail> parseMails(const QByteArray &json);

} // namespace desk
