// The table of settings: everything that is remembered between starts and is not secret. One file per
// profile.
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>

namespace desk {

enum class ThemeChoice { System, Light, Dark };

class Settings
{
public:
    explicit Settings(const QString &profile);

    [[nodiscard]] QString server() const; ///< https://…, empty until one was given
    void setServer(const QString &address);
    [[nodiscard]] QString
    publishableKey() const; ///< public by nature; secret keys are refused before they get here
    void setPublishableKey(const QString &key);
    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);

    /// Geometry and splitters, by the name of the window or the splitter.
    [[nodiscard]] QByteArray layout(const QString &name) const;
    void setLayout(const QString &name, const QByteArray &state);

private:
    mutable QSettings m_store;
};

} // namespace desk
