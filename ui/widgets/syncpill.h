// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The honest word about the connection: what is up to date, what waits, what was not sent. A click opens the
// Outbox.
#pragma once

#include "ui/widgets/label.h"

#include <QAbstractButton>
#include <QDateTime>

namespace desk {

struct SyncWords
{
    enum class State { UpToDate, Sending, Waiting, Connecting, Offline, Stale, NotSent, SignInAgain };

    State state = State::Connecting;
    int count = 0;      ///< Sending, Waiting, NotSent: how many; Offline, Stale: how many wait
    QString since = {}; ///< Offline, Stale: the time in words, "10:42"; empty: not known

    bool operator==(const SyncWords &) const = default;
    /// What the pill says and what a screen reader hears.
    [[nodiscard]] QString text() const;
};

class SyncPill : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SyncPill(const Theme &theme, QWidget *parent = nullptr);

    void setWords(const SyncWords &words);
    [[nodiscard]] const SyncWords &words() const { return m_words; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    SyncWords m_words;
};

} // namespace desk
