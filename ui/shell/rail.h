// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The left edge: where one can go, how much is there, who is on the team, and New ticket.
#pragma once

#include "models/store/ticketfilter.h"
#include "ui/shell/actions.h"

#include <QButtonGroup>
#include <QWidget>

class QVBoxLayout;

namespace desk {

class OutboxModel;
class PeopleModel;
class RailItem;
class Theme;
class ViewCounts;

struct RailParts
{
    const Actions &actions;
    const ViewCounts &counts;
    const OutboxModel &outbox;
    const PeopleModel &team;
    const Theme &theme;
    bool hasAdmission = false;
    bool hasSafety = false;
};

class Rail : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(const RailParts &parts, QWidget *parent = nullptr);

    /// Marks where the window is now; none for Verb::Count.
    void mark(Verb place);

Q_SIGNALS:
    void personChosen(desk::PersonId person);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    RailItem *add(QVBoxLayout *column, Verb verb, const QString &icon, const QString &key);
    void showCounts();
    void showTeam();

    RailParts m_parts;
    QButtonGroup m_places;
    RailItem *m_mine = nullptr;
    RailItem *m_unassigned = nullptr;
    RailItem *m_allOpen = nullptr;
    RailItem *m_solved = nullptr;
    RailItem *m_outbox = nullptr;
    QWidget *m_team = nullptr;
};

} // namespace desk
