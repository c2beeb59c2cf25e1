// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/ticketlist.h"

#include "models/items/ticketlistmodel.h"
#include "ui/inbox/ticketdelegate.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace desk {

TicketList::TicketList(TicketListModel &model, TicketDelegate &delegate, QWidget *parent)
    : QAbstractItemView(parent)
    , m_model(model)
    , m_delegate(delegate)
    , m_rowHeight(ticketRowHeight(delegate.density()))
{
    setObjectName(QStringLiteral("ticketList"));
    setAccessibleName(tr("Tickets"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setItemDelegate(&delegate);
    setMinimumHeight(m_rowHeight);
    viewport()->setMouseTracking(true);
    setModel(&model);
    follow();
}

void TicketList::follow()
{
    const auto before = [this] { rememberPlace(); };
    const auto after = [this] { keepPlace(); };
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeInserted, this, before);
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, before);
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeMoved, this, before);
    connect(&m_model, &QAbstractItemModel::layoutAboutToBeChanged, this, before);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, after);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, after);
    connect(&m_model, &QAbstractItemModel::rowsMoved, this, after);
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, after);
    // Another filter is another list: it is read from its top.
    connect(&m_model, &TicketListModel::filterChanged, this, &TicketList::showTop);
}

void TicketList::setDensity(Density density)
{
    const int first = firstVisible();
    m_delegate.setDensity(density);
    m_rowHeight = ticketRowHeight(density);
    updateGeometries();
    verticalScrollBar()->setValue(first * m_rowHeight);
    viewport()->update();
}

int TicketList::firstVisible() const
{
    return verticalOffset() / m_rowHeight;
}

/// While it is scrolled or pointed at, the row under the pointer (or the first one) stays where it is.
void TicketList::rememberPlace()
{
    if (m_changes++ > 0)
        return;
    const bool held = verticalOffset() > 0 || m_hovered >= 0;
    m_place = held ? m_model.index(m_hovered >= 0 ? m_hovered : firstVisible(), 0) : QModelIndex();
    m_placeTop = m_place.isValid() ? m_place.row() * m_rowHeight - verticalOffset() : 0;
}

void TicketList::keepPlace()
{
    if (--m_changes > 0)
        return;
    m_changes = 0;
    doItemsLayout(); // now: what Qt put off until later would be painted a second time
    if (m_place.isValid()) {
        verticalScrollBar()->setValue(m_place.row() * m_rowHeight - m_placeTop);
        m_hovered = m_hovered < 0 ? -1 : m_place.row();
    }
    m_place = QPersistentModelIndex();
    viewport()->update();
}

void TicketList::rowsInserted(const QModelIndex &parent, int first, int last)
{
    QAbstractItemView::rowsInserted(parent, first, last);
    const bool held = m_place.isValid();
    if (held && first <= firstVisible())
        setNewAbove(m_newAbove + last - first + 1);
}

/// An open ticket that leaves the list leaves no other one marked as open.
void TicketList::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    const int current = currentIndex().row();
    if (current >= first && current <= last) {
        m_leftAt = first;
        selectionModel()->clear();
    }
    QAbstractItemView::rowsAboutToBeRemoved(parent, first, last);
}

/// Qt would look at every row of the range, thousands of times a second; what is seen is known without.
void TicketList::dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles)
{
    if (QAccessible::isActive())
        QAbstractItemView::dataChanged(first, last, roles);
    else if (last.row() >= firstVisible() && visualRect(first).top() < viewport()->height())
        viewport()->update();
}

void TicketList::setNewAbove(int count)
{
    if (count == m_newAbove)
        return;
    m_newAbove = count;
    Q_EMIT newAboveChanged(count);
}

void TicketList::showTop()
{
    verticalScrollBar()->setValue(0);
    setNewAbove(0);
    viewport()->update();
}

void TicketList::reset()
{
    m_hovered = -1;
    m_place = QPersistentModelIndex();
    m_changes = 0;
    QAbstractItemView::reset();
    doItemsLayout();
}

int TicketList::verticalOffset() const
{
    return verticalScrollBar()->value();
}

void TicketList::updateGeometries()
{
    QAbstractItemView::updateGeometries();
    const int height = viewport()->height();
    verticalScrollBar()->setRange(0, std::max(0, m_model.rowCount() * m_rowHeight - height));
    verticalScrollBar()->setPageStep(height);
    verticalScrollBar()->setSingleStep(m_rowHeight);
}

void TicketList::scrollContentsBy(int, int)
{
    if (verticalOffset() == 0)
        setNewAbove(0);
    viewport()->update();
}

QRect TicketList::visualRect(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return {0, index.row() * m_rowHeight - verticalOffset(), viewport()->width(), m_rowHeight};
}

void TicketList::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const int top = index.row() * m_rowHeight;
    const int height = viewport()->height();
    int offset = verticalOffset();
    if (hint == PositionAtTop || (hint == EnsureVisible && top < offset))
        offset = top;
    else if (hint == PositionAtBottom || (hint == EnsureVisible && top + m_rowHeight > offset + height))
        offset = top + m_rowHeight - height;
    else if (hint == PositionAtCenter)
        offset = top - (height - m_rowHeight) / 2;
    verticalScrollBar()->setValue(offset);
}

QModelIndex TicketList::indexAt(const QPoint &point) const
{
    const int y = point.y() + verticalOffset();
    const int row = y / m_rowHeight;
    return y >= 0 && row < m_model.rowCount() ? m_model.index(row, 0) : QModelIndex();
}

void TicketList::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int rows = m_model.rowCount();
    const int current = currentIndex().row();
    for (int row = firstVisible(); row < rows; ++row) {
        const QModelIndex index = m_model.index(row, 0);
        option.rect = visualRect(index);
        if (option.rect.top() > event->rect().bottom())
            break;
        if (option.rect.bottom() < event->rect().top())
            continue;
        option.state.setFlag(QStyle::State_Selected, row == current);
        option.state.setFlag(QStyle::State_Active, isActiveWindow());
        option.state.setFlag(QStyle::State_MouseOver, row == m_hovered);
        option.state.setFlag(QStyle::State_HasFocus, row == current && hasFocus());
        m_delegate.paint(&painter, option, index);
    }
}

void TicketList::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags)
{
    const QModelIndex index = indexAt(rect.center());
    selectionModel()->select(index, flags);
}

QRegion TicketList::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &range : selection)
        region += QRect(0, range.top() * m_rowHeight - verticalOffset(), viewport()->width(),
                        range.height() * m_rowHeight);
    return region;
}

} // namespace desk
