// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes that are overwritten when they are no longer needed. Not copied by accident, not printed at all.
#pragma once

#include <QByteArray>

#include <string>
#include <utility>

namespace desk {

class Secret
{
public:
    Secret() = default;
    explicit Secret(const QByteArray &bytes)
        : m_bytes(bytes.constData(), static_cast<std::size_t>(bytes.size()))
    {
    }
    ~Secret() { wipe(); }
    // Copied, then wiped: a moved string may leave its letters behind.
    Secret(Secret &&other) noexcept
        : m_bytes(other.m_bytes) // NOLINT(performance-move-constructor-init)
    {
        other.wipe();
    }
    Secret &operator=(Secret &&other) noexcept
    {
        if (this != &other) {
            wipe();
            m_bytes = other.m_bytes;
            other.wipe();
        }
        return *this;
    }
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }
    /// A copy, for the moment in which it is sent or stored.
    [[nodiscard]] QByteArray reveal() const
    {
        return QByteArray(m_bytes.data(), static_cast<qsizetype>(m_bytes.size()));
    }

private:
    void wipe()
    {
        for (volatile char &byte : m_bytes)
            byte = 0;
        m_bytes.clear();
    }

    std::string m_bytes;
};

} // namespace desk
