// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two people changed one ticket: both versions side by side, and the choice. Nothing is decided until one of
// the two buttons is pressed.
#pragma once

#include <QWidget>

class QGridLayout;

namespace desk {

class Label;
class Theme;
class TicketPresenter;

class ConflictPanel : public QWidget
{
    Q_OBJECT

public:
    ConflictPanel(TicketPresenter &ticket, const Theme &theme, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void showConflict();
    void addRow(int row, const QString &field, const QString &mine, const QString &theirs, bool isHead);

    TicketPresenter &m_ticket;
    const Theme &m_theme;
    Label *m_title = nullptr;
    QWidget *m_table = nullptr;
    QGridLayout *m_grid = nullptr;
};

} // namespace desk
