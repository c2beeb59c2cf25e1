// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/serverpresenter.h"

namespace desk {

ServerPresenter::ServerPresenter(Check check, const QString &address, const QString &key, QObject *parent)
    : QObject(parent)
    , m_check(std::move(check))
    , m_address(address)
    , m_key(key)
    , m_hadServer(!address.isEmpty())
{
    if (!canGoOn())
        return;
    if (const std::optional<Error> error = m_check(m_address, m_key)) {
        m_hadServer = false; // it would lead here again
        note(*error);
    }
}

void ServerPresenter::setAddress(const QString &address)
{
    if (address.trimmed() == m_address)
        return;
    m_address = address.trimmed();
    m_wrong = Field::None;
    Q_EMIT changed();
}

void ServerPresenter::setKey(const QString &key)
{
    if (key.trimmed() == m_key)
        return;
    m_key = key.trimmed();
    m_wrong = Field::None;
    Q_EMIT changed();
}

void ServerPresenter::goOn()
{
    if (!canGoOn())
        return;
    if (const std::optional<Error> error = m_check(m_address, m_key)) {
        note(*error);
        Q_EMIT changed();
        return;
    }
    Q_EMIT chosen(m_address, m_key);
}

void ServerPresenter::goBack()
{
    if (m_hadServer)
        Q_EMIT backRequested();
}

void ServerPresenter::note(const Error &error)
{
    const QString code = error.code;
    m_wrong = code.startsWith(QLatin1String("address")) ? Field::Address : Field::Key;
    if (code == QLatin1String("address_insecure"))
        m_advice = tr("This address is not protected. It must begin with https://");
    else if (m_wrong == Field::Address)
        m_advice = tr("A server address looks like https://desk.example.");
    else if (code == QLatin1String("key_secret")) {
        m_key.clear();
        m_advice = tr(
            "That is a secret key and must never leave the server. It is not kept here. Ask your admin for "
            "the public key, and tell them to replace this one.");
    } else
        m_advice =
            tr("That is not the public key. It begins with sb_publishable_ or eyJ, and your admin has it.");
}

} // namespace desk
