// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which help desk this program talks to: its address and the public key, both given by an admin. Only the
// first start needs it; the demo never does.
#pragma once

#include "models/domain/result.h"

#include <QObject>

#include <functional>
#include <optional>

namespace desk {

class ServerPresenter : public QObject
{
    Q_OBJECT

public:
    enum class Field { None, Address, Key };
    Q_ENUM(Field)
    /// Nothing, or why the two cannot be used: Rejected with `code` address_form, address_insecure,
    /// key_form, key_secret or key_role.
    using Check = std::function<std::optional<Error>(const QString &address, const QString &key)>;

    /// `address` and `key` as they are stored, if they are. What is wrong with them is said at once, and a
    /// secret key is not shown again: `key()` is empty then, and whoever stored it must forget it.
    ServerPresenter(Check check, const QString &address, const QString &key, QObject *parent = nullptr);

    [[nodiscard]] const QString &address() const { return m_address; }
    [[nodiscard]] const QString &key() const { return m_key; }
    [[nodiscard]] Field wrongField() const { return m_wrong; }
    [[nodiscard]] const QString &advice() const { return m_advice; }
    [[nodiscard]] bool canGoOn() const { return !m_address.isEmpty() && !m_key.isEmpty(); }
    /// There is a server already, so one can also go back.
    [[nodiscard]] bool canGoBack() const { return m_hadServer; }

public Q_SLOTS:
    void setAddress(const QString &address);
    void setKey(const QString &key);
    void goOn();
    void goBack();

Q_SIGNALS:
    void changed();
    void chosen(const QString &address, const QString &key);
    void backRequested();

private:
    void note(const Error &error);

    Check m_check;
    QString m_address;
    QString m_key;
    QString m_advice;
    Field m_wrong = Field::None;
    bool m_hadServer;
};

} // namespace desk
