// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/accessbanner.h"

#include "ui/devices/devicewords.h"

namespace desk {

AccessBanner::AccessBanner(const Theme &theme, QWidget *parent)
    : Banner(theme, parent)
{
    setObjectName(QStringLiteral("accessBanner"));
    setAction(tr("Show"));
    setLink(tr("Close"));
    connect(this, &Banner::actionClicked, this, [this] {
        put();
        Q_EMIT showRequested();
    });
    connect(this, &Banner::linkClicked, this, &AccessBanner::put);
    put();
}

void AccessBanner::tell(const QList<SecurityEvent> &events)
{
    if (events.isEmpty())
        return;
    m_count += int(events.size());
    const QString newest = eventSentence(events.first(), false);
    say(Kind::Warning, m_count == 1
                           ? tr("About your sign-in: %1").arg(newest)
                           : tr("About your sign-in: %1, and %n more", nullptr, m_count - 1).arg(newest));
    show();
}

void AccessBanner::put()
{
    m_count = 0;
    hide();
}

} // namespace desk
