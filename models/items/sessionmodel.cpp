// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/sessionmodel.h"

#include "models/items/words.h"

namespace desk {

QString deviceName(const OpenSession &session)
{
    return session.device.isEmpty() ? SessionModel::tr("Unknown device") : session.device;
}

QString wordFor(OpenSession::Pin pin)
{
    switch (pin) {
    case OpenSession::Pin::Open:
        return SessionModel::tr("Open, PIN typed");
    case OpenSession::Pin::Locked:
        return SessionModel::tr("Locked, asks for the PIN");
    case OpenSession::Pin::Blocked:
        return SessionModel::tr("Blocked, three wrong PINs");
    case OpenSession::Pin::Unknown:
        break;
    }
    return SessionModel::tr("Unknown state");
}

SessionModel::SessionModel(QObject *parent)
    : ValueListModel(parent)
{
}

int SessionModel::others() const
{
    return static_cast<int>(
        std::count_if(rows().begin(), rows().end(), [](const OpenSession &row) { return !row.current; }));
}

QVariant SessionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OpenSession &row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return deviceName(row);
    case CurrentRole:
        return row.current;
    case PinRole:
        return static_cast<int>(row.pin);
    case SentenceRole:
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3").arg(deviceName(row), wordFor(row.pin), momentText(row.lastUsed));
    default:
        return {};
    }
}

} // namespace desk
