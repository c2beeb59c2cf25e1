// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kept/seal.h"

#include <sodium.h>

namespace desk {

namespace {

constexpr qsizetype Nonce = crypto_secretbox_NONCEBYTES;
constexpr qsizetype Extra = Nonce + crypto_secretbox_MACBYTES;

unsigned char *raw(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

/// Empty when it does not fit, or the library has no randomness.
QByteArray usable(const Secret &key)
{
    QByteArray bytes = key.reveal();
    if (bytes.size() != crypto_secretbox_KEYBYTES || sodium_init() < 0)
        wipe(bytes);
    return bytes;
}

} // namespace

QByteArray sealed(const QByteArray &plain, const Secret &key)
{
    QByteArray bytes = usable(key);
    if (bytes.isEmpty())
        return {};
    QByteArray box(plain.size() + Extra, '\0');
    randombytes_buf(raw(box), Nonce);
    crypto_secretbox_easy(raw(box) + Nonce, raw(plain), size_t(plain.size()), raw(box), raw(bytes));
    wipe(bytes);
    return box;
}

std::optional<QByteArray> unsealed(const QByteArray &box, const Secret &key)
{
    QByteArray bytes = usable(key);
    if (bytes.isEmpty() || box.size() < Extra)
        return std::nullopt;
    QByteArray plain(box.size() - Extra, '\0');
    const int failed = crypto_secretbox_open_easy(raw(plain), raw(box) + Nonce, size_t(box.size() - Nonce),
                                                  raw(box), raw(bytes));
    wipe(bytes);
    if (failed)
        return std::nullopt;
    return plain;
}

void wipe(QByteArray &bytes)
{
    if (bytes.isDetached())
        sodium_memzero(bytes.data(), size_t(bytes.size()));
    bytes = {};
}

void wipe(QString &text)
{
    if (text.isDetached())
        sodium_memzero(text.data(), size_t(text.size()) * sizeof(QChar));
    text = {};
}

} // namespace desk
