// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the thread that reads the connection and the thread of the screen meet: the one puts rows in, the
// other takes them out. Bounded: who puts in more than is taken out, waits.
#pragma once

#include "net/supabase/changegatherer.h"

#include <QMutex>
#include <QObject>
#include <QWaitCondition>

namespace desk {

class LiveRows : public QObject
{
    Q_OBJECT

public:
    /// So many full batches of rows wait at most: what is read while the screen is painted.
    static constexpr int MostBatches = 4;

    explicit LiveRows(const QString &topic, QObject *parent = nullptr);

    /// In the reading thread. False: the frame is not about rows. May wait, until there is room or the thread
    /// is asked to end.
    bool take(const QByteArray &frame);
    /// In the thread of the screen: the oldest rows, at most a batch of them.
    [[nodiscard]] std::optional<Event> next();
    /// In the thread of the screen: a full batch waits.
    [[nodiscard]] bool hasBatch() const;
    void clear();

Q_SIGNALS:
    // From the reading thread.
    /// There was none, and now there is a row.
    void arrived();
    /// A batch is full.
    void filled();
    void gapSuspected();

private:
    void waitForRoom();

    mutable QMutex m_lock; ///< of everything below
    QWaitCondition m_room;
    ChangeGatherer m_rows;
};

} // namespace desk
