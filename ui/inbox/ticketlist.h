// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of tickets: rows of one height, so that where a row stands is a multiplication and 100,000 rows
// cost what ten cost. Nothing moves under the pointer: while the list is scrolled or pointed at, rows that
// arrive above wait there, and newAboveChanged() says how many.
#pragma once

#include "models/domain/ticket.h"
#include "ui/inbox/ticketrow.h"

#include <QAbstractItemView>

namespace desk {

class TicketDelegate;
class TicketListModel;

class TicketList : public QAbstractItemView
{
    Q_OBJECT

public:
    TicketList(TicketListModel &model, TicketDelegate &delegate, QWidget *parent = nullptr);

    void setDensity(Density density);
    /// Chooses the ticket where it is in the list, without saying that somebody opened it.
    void choose(TicketId ticket);
    [[nodiscard]] TicketId chosen() const;
    /// One row up or down, and opens it.
    void step(int rows);
    [[nodiscard]] int newAbove() const { return m_newAbove; }
    void showTop();

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;

Q_SIGNALS:
    void opened(desk::TicketId ticket); ///< it is shown: clicked, or reached by key
    void enterPressed();                ///< the keyboard wants to go into it
    void newAboveChanged(int count);

public Q_SLOTS:
    void reset() override;
    void dataChanged(const QModelIndex &first, const QModelIndex &last,
                     const QList<int> &roles = {}) override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;
    void updateGeometries() override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;

private:
    void follow();
    void open(const QModelIndex &index);
    void hover(int row);
    void rememberPlace();
    void keepPlace();
    void setNewAbove(int count);
    [[nodiscard]] int firstVisible() const;

    TicketListModel &m_model;
    TicketDelegate &m_delegate;
    int m_rowHeight;
    int m_hovered = -1;
    int m_newAbove = 0;
    int m_leftAt = -1;             ///< where the open ticket was, when it left the list
    QPersistentModelIndex m_place; ///< the row that must not move, while the model changes
    int m_placeTop = 0;
    int m_changes = 0; ///< depth of announced and unfinished changes
};

} // namespace desk
