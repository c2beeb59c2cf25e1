// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The table of settings: everything that is remembered between starts and is not secret. One file per
// profile.
#pragma once

#include "ui/shell/windowstate.h"
#include "ui/theme/theme.h"

#include <QByteArray>
#include <QSettings>
#include <QString>

namespace desk {

class Settings final : public LayoutMemory
{
public:
    explicit Settings(const QString &profile);

    [[nodiscard]] QString server() const; ///< https://…, empty until one was given
    void setServer(const QString &address);
    [[nodiscard]] QString
    publishableKey() const; ///< public by nature; secret keys are refused before they get here
    void setPublishableKey(const QString &key);
    [[nodiscard]] Theme::Choice theme() const;
    void setTheme(Theme::Choice choice);

    /// Geometry and splitters, by the name of the window or the splitter.
    [[nodiscard]] QByteArray layout(const QString &name) const override;
    void setLayout(const QString &name, const QByteArray &state) override;

private:
    mutable QSettings m_store;
};

} // namespace desk
