// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Factors over GoTrue. A challenge is made for each code that is typed, so none can grow old meanwhile.
#pragma once

#include "models/ports/factors.h"
#include "net/auth/entrance.h"
#include "net/auth/factorcodec.h"

#include <QObject>

namespace desk {

class TotpFactors final : public QObject, public Factors
{
    Q_OBJECT

public:
    explicit TotpFactors(Entrance &entrance, QObject *parent = nullptr);

    QFuture<Result<QList<Factor>>> list() override;
    QFuture<Result<EnrolmentPointer>> enrol() override;
    QFuture<Result<Done>> verify(FactorId factor, const QString &code) override;
    QFuture<Result<Done>> prove(const QString &code) override;
    QFuture<Result<Done>> remove(FactorId factor) override;
    void abandon(FactorId factor) override;

private:
    enum class Again { Once, No };

    QFuture<Result<QList<ListedFactor>>> all();
    QFuture<Result<Done>> removeAbandoned(QList<ListedFactor> rest);
    QFuture<Result<EnrolmentPointer>> begin();
    QFuture<Result<Done>> answer(FactorId factor, const QString &code, Again again);
    QFuture<Result<Done>> tryEach(QList<Factor> rest, const QString &code);

    Entrance &m_entrance;
};

} // namespace desk
