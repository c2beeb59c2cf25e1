// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the admin tables: 36 px, one line each, a shape beside every state. Foreign text is made safe here.
#pragma once

#include "models/domain/allowedemail.h"

#include <QAbstractItemDelegate>

class QTableView;

namespace desk {

class Clock;
class Theme;

class AdmissionDelegate : public QAbstractItemDelegate
{
    Q_OBJECT

public:
    /// What a table shows decides which column gets a shape.
    enum class Table { Allowed, Verdicts, Waiting };

    AdmissionDelegate(Table table, const Theme &theme, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] const Theme &theme() const { return m_theme; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The whole text, where it did not fit.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    struct Cell;
    [[nodiscard]] QString textFor(const QModelIndex &index) const;
    [[nodiscard]] Cell cellFor(const QModelIndex &index) const;
    [[nodiscard]] Cell allowedCell(const QModelIndex &index) const;
    [[nodiscard]] Cell verdictCell(const QModelIndex &index) const;

    Table m_table;
    const Theme &m_theme;
    const Clock &m_clock;
};

/// "Active, PIN set", "Locked, wrong PINs", "Whole domain".
[[nodiscard]] QString stateText(const AllowedEmail &row);
/// "Tue 14:00"; "never"; a dash for domains.
[[nodiscard]] QString lastSeenText(const AllowedEmail &row, Instant now);

/// Rows, header, selection and keys as every admin table has them. `rowHeight` in px at text size 13.
void setUpAdminTable(QTableView *table, AdmissionDelegate *delegate, int rowHeight);

} // namespace desk
