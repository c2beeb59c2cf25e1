// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QMetaEnum>

namespace desk {

Settings::Settings(const QString &profile)
    : m_store(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("Deskbell"), profile)
{
}

QString Settings::server() const
{
    return m_store.value(QStringLiteral("server/address")).toString();
}

void Settings::setServer(const QString &address)
{
    m_store.setValue(QStringLiteral("server/address"), address);
}

QString Settings::publishableKey() const
{
    return m_store.value(QStringLiteral("server/publishableKey")).toString();
}

void Settings::setPublishableKey(const QString &key)
{
    m_store.setValue(QStringLiteral("server/publishableKey"), key);
}

Theme::Choice Settings::theme() const
{
    const QByteArray stored = m_store.value(QStringLiteral("look/theme")).toString().toLatin1();
    bool known = false;
    const int choice = QMetaEnum::fromType<Theme::Choice>().keyToValue(stored.constData(), &known);
    return known ? Theme::Choice(choice) : Theme::Choice::System;
}

void Settings::setTheme(Theme::Choice choice)
{
    m_store.setValue(QStringLiteral("look/theme"),
                     QString::fromLatin1(QMetaEnum::fromType<Theme::Choice>().valueToKey(int(choice))));
}

QByteArray Settings::layout(const QString &name) const
{
    return m_store.value(QStringLiteral("layout/") + name).toByteArray();
}

void Settings::setLayout(const QString &name, const QByteArray &state)
{
    m_store.setValue(QStringLiteral("layout/") + name, state);
}

} // namespace desk
