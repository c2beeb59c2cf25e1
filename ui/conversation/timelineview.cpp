// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/timelineview.h"

#include "models/items/conversationmodel.h"
#include "ui/theme/metrics.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace desk {
namespace {

constexpr int EndSpace = 12; ///< below the last message

} // namespace

TimelineView::TimelineView(ConversationModel &model, TimelineDelegate &delegate, QWidget *parent)
    : QAbstractItemView(parent)
    , m_model(model)
    , m_delegate(delegate)
{
    setObjectName(QStringLiteral("timeline"));
    setAccessibleName(tr("Conversation"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setItemDelegate(&delegate);
    viewport()->setMouseTracking(true);
    setModel(&model);
    connect(&model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { takeRemoved(first, last); });
    connect(&model, &ConversationModel::ticketChanged, this, [this] {
        m_atEnd = true;
        m_delegate.choose({}, {});
        settle();
    });
}

QStyleOptionViewItem TimelineView::optionFor(const QRect &rect) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = rect;
    option.direction = layoutDirection();
    option.state.setFlag(QStyle::State_HasFocus, false);
    return option;
}

int TimelineView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

/// Returns by how much the row grew.
int TimelineView::measure(int row)
{
    if (m_rows.isMeasured(row))
        return 0;
    const int before = m_rows.height(row);
    const QStyleOptionViewItem option = optionFor(QRect(0, 0, viewport()->width(), before));
    m_rows.setHeight(row, m_delegate.sizeHint(option, m_model.index(row, 0)).height());
    return m_rows.height(row) - before;
}

/// Rows that are looked at get their true heights; what is on the screen stays where it is.
void TimelineView::measureVisible()
{
    if (m_rows.rows() == 0)
        return;
    int offset = verticalOffset();
    const int height = viewport()->height();
    for (int row = m_rows.rowAt(offset); row < m_rows.rows() && m_rows.top(row) < offset + height; ++row) {
        const bool startsAbove = m_rows.top(row) < offset;
        const int grown = measure(row);
        if (startsAbove)
            offset += grown;
    }
    setOffset(offset);
}

void TimelineView::measureEnd()
{
    int room = viewport()->height();
    for (int row = m_rows.rows() - 1; row >= 0 && room > 0; --row) {
        measure(row);
        room -= m_rows.height(row);
    }
    setOffset(m_rows.total());
}

/// Sets the bar's range from the rows, and its value within it.
void TimelineView::setOffset(int offset)
{
    const int height = viewport()->height();
    verticalScrollBar()->setRange(0, std::max(0, m_rows.total() + EndSpace - height));
    verticalScrollBar()->setPageStep(height);
    verticalScrollBar()->setSingleStep(24);
    verticalScrollBar()->setValue(offset == m_rows.total() ? verticalScrollBar()->maximum() : offset);
}

void TimelineView::settle()
{
    if (m_settling)
        return; // setting the bar's value comes back here
    m_settling = true;
    if (m_atEnd)
        measureEnd();
    measureVisible();
    m_settling = false;
    viewport()->update();
}

bool TimelineView::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 4;
}

void TimelineView::scrollContentsBy(int, int)
{
    if (!m_settling) {
        m_atEnd = isAtEnd();
        settle();
    }
    viewport()->update();
}

void TimelineView::showNewest()
{
    m_atEnd = true;
    settle();
    for (int row = m_rows.rows() - 1; row >= 0; --row) {
        if (m_model.rowAt(row).kind != TimelineRow::Kind::NewLine)
            continue;
        m_atEnd = false;
        for (int below = row; below < m_rows.rows(); ++below)
            measure(below);
        setOffset(std::max(0, m_rows.top(row) - viewport()->height() / 3));
        m_atEnd = isAtEnd();
        break;
    }
    settle();
}

void TimelineView::updateGeometries()
{
    QAbstractItemView::updateGeometries();
    settle();
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        m_rows.forgetAll();
    settle();
}

void TimelineView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange ||
        event->type() == QEvent::StyleChange)
        m_rows.forgetAll();
    QAbstractItemView::changeEvent(event);
}

void TimelineView::reset()
{
    QAbstractItemView::reset();
    m_rows.reset(m_model.rowCount());
    settle();
}

void TimelineView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    QAbstractItemView::rowsInserted(parent, first, last);
    m_rows.insert(first, last - first + 1);
    settle();
}

void TimelineView::takeRemoved(int first, int last)
{
    m_rows.remove(first, last - first + 1);
    settle();
}

void TimelineView::dataChanged(const QModelIndex &from, const QModelIndex &to, const QList<int> &roles)
{
    QAbstractItemView::dataChanged(from, to, roles);
    for (int row = from.row(); row <= to.row(); ++row)
        m_rows.forget(row);
    settle();
}

QRect TimelineView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_rows.rows())
        return {};
    return {0, m_rows.top(index.row()) - verticalOffset(), viewport()->width(), m_rows.height(index.row())};
}

void TimelineView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    measure(index.row());
    const QRect rect = visualRect(index);
    const int height = viewport()->height();
    int by = 0;
    if (hint == PositionAtTop || (hint == EnsureVisible && rect.top() < 0))
        by = rect.top();
    else if (hint == PositionAtBottom || (hint == EnsureVisible && rect.bottom() >= height))
        by = std::min(rect.top(), rect.bottom() + 1 - height);
    else if (hint == PositionAtCenter)
        by = rect.center().y() - height / 2;
    verticalScrollBar()->setValue(verticalOffset() + by);
}

QModelIndex TimelineView::indexAt(const QPoint &point) const
{
    const int y = point.y() + verticalOffset();
    if (y < 0 || y >= m_rows.total())
        return {};
    return m_model.index(m_rows.rowAt(y), 0);
}

QRegion TimelineView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    const QModelIndexList rows = selection.indexes();
    for (const QModelIndex &index : rows)
        region += visualRect(index);
    return region;
}

void TimelineView::setSelection(const QRect &, QItemSelectionModel::SelectionFlags) {}

void TimelineView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    const int offset = verticalOffset();
    for (int row = m_rows.rowAt(offset + event->rect().top());
         row >= 0 && row < m_rows.rows() && m_rows.top(row) < offset + event->rect().bottom() + 1; ++row) {
        const QModelIndex index = m_model.index(row, 0);
        QStyleOptionViewItem option = optionFor(visualRect(index));
        option.state.setFlag(QStyle::State_HasFocus, index == currentIndex() && hasFocus());
        m_delegate.paint(&painter, option, index);
    }
}

} // namespace desk
