// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/demo/mailbox.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace desk {

namespace {

constexpr int PollMs = 1000;
constexpr qint64 MaxAnswer = 1 << 20;

} // namespace

MailBox::MailBox(QNetworkAccessManager &network, const QUrl &address, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_address(address)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(PollMs);
    connect(&m_timer, &QTimer::timeout, this, &MailBox::ask);
}

void MailBox::open()
{
    ask();
}

void MailBox::ask()
{
    QNetworkRequest request(m_address);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    QNetworkReply *reply = m_network.get(request);
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        m_timer.start();
        if (reply->error() != QNetworkReply::NoError || reply->bytesAvailable() > MaxAnswer)
            return;
        const QList<Mail> mails = parseMails(reply->readAll());
        if (mails == m_mails)
            return;
        m_mails = mails;
        Q_EMIT changed();
    });
}

QList<Mail> parseMails(const QByteArray &json)
{
    QList<Mail> mails;
    const QJsonArray list = QJsonDocument::fromJson(json).array();
    for (const auto &entry : list) {
        const QJsonObject object = entry.toObject();
        Mail mail;
        mail.to = object.value(QLatin1String("to")).toString();
        mail.subject = object.value(QLatin1String("subject")).toString();
        mail.text = object.value(QLatin1String("text")).toString();
        const auto at =
            QDateTime::fromString(object.value(QLatin1String("at")).toString(), Qt::ISODateWithMs);
        mail.at = Instant::fromMilliseconds(at.isValid() ? at.toMSecsSinceEpoch() : 0);
        if (!mail.to.isEmpty())
            mails.append(mail);
    }
    return mails;
}

} // namespace desk
