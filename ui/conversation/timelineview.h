// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A conversation that scrolls: rows of different heights, measured only where somebody looks, so that a
// thread of thousands opens as quickly as one of three. Stays at the end while it is at the end. Text can be
// chosen inside a message; links are never opened here, only said.
#pragma once

#include "ui/conversation/timelinedelegate.h"
#include "ui/conversation/timelinegeometry.h"

#include <QAbstractItemView>

namespace desk {

class ConversationModel;

class TimelineView : public QAbstractItemView
{
    Q_OBJECT

public:
    /// `delegate` and `model` must outlive the view's use of them; the model is shown at once.
    TimelineView(ConversationModel &model, TimelineDelegate &delegate, QWidget *parent = nullptr);

    /// The "New" line in the upper third, or the end when nothing is new.
    void showNewest();
    [[nodiscard]] bool isAtEnd() const;
    [[nodiscard]] QString chosenText() const;
    void copy();

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;

Q_SIGNALS:
    void linkActivated(const QUrl &url);
    void resendRequested(const QUuid &unsent);
    void discardRequested(const QUuid &unsent);

public Q_SLOTS:
    void reset() override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    void dataChanged(const QModelIndex &from, const QModelIndex &to, const QList<int> &roles) override;
    void updateGeometries() override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;

private:
    void takeRemoved(int first, int last);
    [[nodiscard]] QStyleOptionViewItem optionFor(const QRect &rect) const;
    int measure(int row);
    void measureVisible();
    void measureEnd();
    void settle();
    void setOffset(int offset);
    [[nodiscard]] TimelineHit hitAt(const QPoint &point) const;
    void showPointer(const QPoint &point);
    void act(const QModelIndex &index, const TimelineHit &hit);

    ConversationModel &m_model;
    TimelineDelegate &m_delegate;
    TimelineGeometry m_rows;
    bool m_atEnd = true; ///< stays at the end when rows come
    bool m_settling = false;
    QPersistentModelIndex m_pressedRow;
    int m_pressedAt = 0;
    bool m_dragged = false;
};

} // namespace desk
