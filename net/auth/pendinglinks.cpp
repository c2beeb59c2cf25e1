// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/pendinglinks.h"

#include "net/http/ask.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <array>

namespace desk {

namespace {

const QString name = QStringLiteral("links");
constexpr auto UrlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray newVerifier()
{
    std::array<quint32, 8> random{};
    QRandomGenerator::system()->generate(random.begin(), random.end());
    return QByteArray(reinterpret_cast<const char *>(random.data()), sizeof(random)).toBase64(UrlSafe);
}

} // namespace

PendingLinks::PendingLinks(Vault &vault, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_vault(vault)
    , m_clock(clock)
{
}

QByteArray PendingLinks::challengeOf(const QByteArray &verifier)
{
    return QCryptographicHash::hash(verifier, QCryptographicHash::Sha256).toBase64(UrlSafe);
}

QByteArray PendingLinks::begin()
{
    const QByteArray verifier = newVerifier();
    m_pending.prepend(Pending{verifier, m_clock.now().micros, m_clock.monotonic()});
    while (m_pending.size() > MaxKept)
        m_pending.removeLast();
    // Not waited for: without a vault the link works as long as the program runs.
    (void)m_vault.write(name, packed());
    return challengeOf(verifier);
}

QFuture<Result<QList<QByteArray>>> PendingLinks::verifiers()
{
    if (!m_pending.isEmpty())
        return ready<QList<QByteArray>>(fresh());
    return askNext(m_vault.read(name), this, [this](const Result<QByteArray> &kept) {
        if (kept && m_pending.isEmpty())
            m_pending = unpacked(kept.value());
        return ready<QList<QByteArray>>(fresh());
    });
}

void PendingLinks::clear()
{
    m_pending.clear();
    (void)m_vault.remove(name);
}

QList<QByteArray> PendingLinks::fresh() const
{
    QList<QByteArray> list;
    for (const Pending &one : m_pending) {
        const qint64 age = one.born ? std::chrono::microseconds(m_clock.monotonic() - *one.born).count()
                                    : m_clock.now().micros - one.since;
        if (age >= -LifeMicros && age < LifeMicros)
            list.append(one.verifier);
    }
    return list;
}

QByteArray PendingLinks::packed() const
{
    QJsonArray array;
    for (const Pending &one : m_pending)
        array.append(QJsonObject{{QStringLiteral("v"), QString::fromLatin1(one.verifier)},
                                 {QStringLiteral("t"), QString::number(one.since)}});
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

QList<PendingLinks::Pending> PendingLinks::unpacked(const QByteArray &text)
{
    QList<Pending> list;
    const QJsonArray array = QJsonDocument::fromJson(text).array();
    for (const auto &value : array) {
        const QByteArray verifier = value[QStringLiteral("v")].toString().toLatin1();
        if (verifier.size() == 43 && list.size() < MaxKept)
            list.append(Pending{verifier, value[QStringLiteral("t")].toString().toLongLong(), {}});
    }
    return list;
}

} // namespace desk
