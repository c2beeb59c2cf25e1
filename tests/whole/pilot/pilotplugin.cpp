// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded by the unmodified program through QT_QPA_GENERIC_PLUGINS (docs/adr/0010-pilot-plugin.md).
#include "tests/whole/pilot/pilot.h"

#include <QGenericPlugin>

class PilotPlugin final : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "pilot.json")

public:
    QObject *create(const QString &name, const QString &) override
    {
        return name.compare(QLatin1String("deskbellpilot"), Qt::CaseInsensitive) == 0 ? new desk::Pilot
                                                                                      : nullptr;
    }
};

#include "pilotplugin.moc"
