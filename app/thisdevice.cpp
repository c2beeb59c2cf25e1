// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/thisdevice.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace desk {

DeviceWords thisDevice()
{
    return {QSysInfo::machineHostName(), QSysInfo::prettyProductName(),
            QCoreApplication::applicationVersion()};
}

} // namespace desk
