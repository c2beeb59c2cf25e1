// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The scenes of the gallery.
#pragma once

#include <QDir>
#include <QWidget>

namespace desk {

class Theme;

class Shooter
{
public:
    Shooter(const QDir &folder, const QString &suffix)
        : m_folder(folder)
        , m_suffix(suffix)
    {
    }
    void shoot(QWidget &window, const QString &name) const;

private:
    QDir m_folder;
    QString m_suffix;
};

void shootDoor(const Shooter &shooter, const Theme &theme);
void shootWays(const Shooter &shooter, const Theme &theme); ///< part of it
void shootClient(const Shooter &shooter, Theme &theme);
void shootRequests(const Shooter &shooter, Theme &theme);

} // namespace desk
