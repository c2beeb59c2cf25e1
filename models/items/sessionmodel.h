// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where somebody is signed in, as a list. Its rows are read and set by the devices page's presenter.
#pragma once

#include "models/domain/device.h"
#include "models/items/valuelistmodel.h"

namespace desk {

class SessionModel : public ValueListModel<OpenSession>
{
    Q_OBJECT

public:
    enum ItemRole {
        CurrentRole = Qt::UserRole + 1, ///< bool
        PinRole,                        ///< int of OpenSession::Pin
        SentenceRole,                   ///< QString
    };

    explicit SessionModel(QObject *parent = nullptr);

    void setRows(const QList<OpenSession> &rows) { setValues(rows); }
    /// How many could be ended from here.
    [[nodiscard]] int others() const;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] bool isSameRow(const OpenSession &a, const OpenSession &b) const override
    {
        return a.id == b.id;
    }
};

/// "ana-laptop", or that its program never said.
[[nodiscard]] QString deviceName(const OpenSession &session);
[[nodiscard]] QString wordFor(OpenSession::Pin pin);

} // namespace desk
