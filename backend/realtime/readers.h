// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/pglink.h"

#include <vector>

namespace desk::realtime {

// A few connections that only read and share the questions of a large batch: policies cost processor time in
// the database, and one connection is one processor.
class Readers : public QObject
{
    Q_OBJECT

public:
    Readers(const QByteArray &address, const QByteArray &options, int count, QObject *parent);

    bool isOpen() const;
    void ask(const Batch &batch, QObject *context, const std::function<void(const Outcome &)> &then);
    // Over all connections, and each connection's share in one transaction as long as nothing fails: every
    // unit has to say itself who it is, as the hosted service's own check does. Answers come in the order of
    // the questions; `lost` when any part was lost.
    void askTogether(const Batch &batch, QObject *context, const std::function<void(const Outcome &)> &then);

private:
    std::vector<PgLink *> m_links;
};

} // namespace desk::realtime
