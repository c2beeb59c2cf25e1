#include "app/settings.h"

namespace desk {

namespace {

QString words(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

} // namespace

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

ThemeChoice Settings::theme() const
{
    const QString stored = m_store.value(QStringLiteral("look/theme")).toString();
    for (ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark})
        if (stored == words(choice))
            return choice;
    return ThemeChoice::System;
}

void Settings::setTheme(ThemeChoice choice)
{
    m_store.setValue(QStringLiteral("look/theme"), words(choice));
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
