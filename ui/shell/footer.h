// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The line at the bottom: how fresh it is in a sentence, what waits, and that there are keys.
#pragma once

#include <QWidget>

class QAction;

namespace desk {

class Label;
class OutboxModel;
class Sync;
class Theme;

class Footer : public QWidget
{
    Q_OBJECT

public:
    Footer(const Sync &sync, const OutboxModel &outbox, const Theme &theme, QAction *keys,
           QWidget *parent = nullptr);

    void refresh();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Sync &m_sync;
    const OutboxModel &m_outbox;
    const Theme &m_theme;
    Label *m_state;
    Label *m_waiting;
};

} // namespace desk
