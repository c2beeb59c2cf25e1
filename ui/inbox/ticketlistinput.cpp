// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keys of the list of tickets.
#include "models/items/ticketlistmodel.h"
#include "ui/inbox/ticketlist.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

namespace desk {

void TicketList::choose(TicketId ticket)
{
    const int row = m_model.rowOf(ticket);
    const QModelIndex index = row < 0 ? QModelIndex() : m_model.index(row, 0);
    if (index == currentIndex())
        return;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    viewport()->update();
}

TicketId TicketList::chosen() const
{
    return currentIndex().isValid() ? m_model.idAt(currentIndex().row()) : TicketId{};
}

void TicketList::step(int rows)
{
    if (m_model.rowCount() == 0)
        return;
    int from = currentIndex().row();
    if (from < 0)
        from = rows > 0 ? std::max(m_leftAt, 0) - 1 : std::max(m_leftAt, 0);
    open(m_model.index(std::clamp(from + rows, 0, m_model.rowCount() - 1), 0));
}

void TicketList::open(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    m_leftAt = -1;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    scrollTo(index);
    viewport()->update();
    Q_EMIT opened(m_model.idAt(index.row()));
}

void TicketList::hover(int row)
{
    if (row == m_hovered)
        return;
    m_hovered = row;
    viewport()->update();
}

void TicketList::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        open(indexAt(event->position().toPoint()));
}

void TicketList::mouseMoveEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    hover(index.isValid() ? index.row() : -1);
}

bool TicketList::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        hover(-1);
    return QAbstractItemView::viewportEvent(event);
}

void TicketList::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT enterPressed();
        return;
    case Qt::Key_Up:
        return step(-1);
    case Qt::Key_Down:
        return step(1);
    case Qt::Key_PageUp:
        return step(-std::max(1, viewport()->height() / m_rowHeight - 1));
    case Qt::Key_PageDown:
        return step(std::max(1, viewport()->height() / m_rowHeight - 1));
    case Qt::Key_Home:
        return step(-m_model.rowCount());
    case Qt::Key_End:
        return step(m_model.rowCount());
    default:
        break;
    }
    QAbstractItemView::keyPressEvent(event);
}

QModelIndex TicketList::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int last = m_model.rowCount() - 1;
    const int row = currentIndex().row();
    switch (action) {
    case MoveUp:
    case MovePrevious:
        return m_model.index(std::max(0, row - 1), 0);
    case MoveDown:
    case MoveNext:
        return m_model.index(std::min(last, row + 1), 0);
    case MoveHome:
        return m_model.index(0, 0);
    case MoveEnd:
        return m_model.index(last, 0);
    default:
        return currentIndex();
    }
}

} // namespace desk
