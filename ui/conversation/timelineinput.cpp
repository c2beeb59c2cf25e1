// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keys of the timeline.
#include "models/items/conversationmodel.h"
#include "ui/conversation/timelineview.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextBoundaryFinder>

namespace desk {

using Part = TimelineHit::Part;

TimelineHit TimelineView::hitAt(const QPoint &point) const
{
    const QModelIndex index = indexAt(point);
    if (!index.isValid())
        return {};
    return m_delegate.hit(index, visualRect(index), point, layoutDirection());
}

void TimelineView::showPointer(const QPoint &point)
{
    switch (hitAt(point).part) {
    case Part::None:
        viewport()->unsetCursor();
        break;
    case Part::Text:
        viewport()->setCursor(Qt::IBeamCursor);
        break;
    case Part::Link:
    case Part::Resend:
    case Part::Discard:
        viewport()->setCursor(Qt::PointingHandCursor);
        break;
    }
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint point = event->position().toPoint();
    m_pressedRow = indexAt(point);
    m_dragged = false;
    if (m_pressedRow.isValid()) {
        m_pressedAt = hitAt(point).cursor;
        m_delegate.choose({}, {});
        selectionModel()->setCurrentIndex(m_pressedRow, QItemSelectionModel::NoUpdate);
    }
    viewport()->update();
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (!event->buttons().testFlag(Qt::LeftButton) || !m_pressedRow.isValid()) {
        showPointer(point);
        return;
    }
    const TimelineHit hit = m_delegate.hit(m_pressedRow, visualRect(m_pressedRow), point, layoutDirection());
    m_dragged = m_dragged || hit.cursor != m_pressedAt;
    m_delegate.choose(m_pressedRow, {std::min(m_pressedAt, hit.cursor), std::max(m_pressedAt, hit.cursor)});
    viewport()->update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_dragged || !m_pressedRow.isValid())
        return;
    const QPoint point = event->position().toPoint();
    const QModelIndex index = indexAt(point);
    if (index == m_pressedRow)
        act(index, hitAt(point));
}

void TimelineView::act(const QModelIndex &index, const TimelineHit &hit)
{
    const QUuid unsent = m_model.rowAt(index.row()).message.id.value;
    if (hit.part == Part::Link)
        Q_EMIT linkActivated(hit.url);
    else if (hit.part == Part::Resend)
        Q_EMIT resendRequested(unsent);
    else if (hit.part == Part::Discard)
        Q_EMIT discardRequested(unsent);
}

/// The word under the pointer.
void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const QModelIndex index = indexAt(point);
    const TimelineHit hit = hitAt(point);
    if (hit.part != Part::Text)
        return;
    const QString text = m_delegate.shownText(index);
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, text);
    words.setPosition(std::min<qsizetype>(hit.cursor, text.size()));
    const auto from =
        words.isAtBoundary() && words.boundaryReasons().testFlag(QTextBoundaryFinder::StartOfItem)
            ? words.position()
            : words.toPreviousBoundary();
    const auto to = words.toNextBoundary();
    m_delegate.choose(index, {int(std::max<qsizetype>(0, from)), int(to < 0 ? text.size() : to)});
    m_dragged = true;
    viewport()->update();
}

QString TimelineView::chosenText() const
{
    for (int row = 0; row < m_rows.rows(); ++row) {
        const QModelIndex index = m_model.index(row, 0);
        if (const TextSpan span = m_delegate.chosen(index); !span.isEmpty())
            return m_delegate.shownText(index).mid(span.from, span.to - span.from);
    }
    return {};
}

void TimelineView::copy()
{
    QString text = chosenText();
    if (text.isEmpty() && currentIndex().isValid())
        text = m_delegate.shownText(currentIndex());
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) {
        verticalScrollBar()->setValue(event->key() == Qt::Key_Home ? 0 : verticalScrollBar()->maximum());
        return;
    }
    QAbstractItemView::keyPressEvent(event);
}

QModelIndex TimelineView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int rows = m_rows.rows();
    if (rows == 0)
        return {};
    const int current = currentIndex().isValid() ? currentIndex().row() : rows;
    switch (action) {
    case MoveUp:
    case MovePrevious:
        return m_model.index(std::max(0, current - 1), 0);
    case MoveDown:
    case MoveNext:
        return m_model.index(std::min(rows - 1, current + 1), 0);
    case MovePageUp:
        return m_model.index(m_rows.rowAt(verticalOffset() - viewport()->height() / 2), 0);
    case MovePageDown:
        return m_model.index(m_rows.rowAt(verticalOffset() + viewport()->height() * 3 / 2), 0);
    default:
        return currentIndex();
    }
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid() || m_delegate.shownText(index).isEmpty())
        return;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("messageMenu"));
    menu->addAction(chosenText().isEmpty() ? tr("Copy the message") : tr("Copy"), this, &TimelineView::copy);
    if (const TimelineHit hit = hitAt(event->pos()); !byKey && hit.part == Part::Link)
        menu->addAction(tr("Copy the address"), this,
                        [url = hit.url] { QGuiApplication::clipboard()->setText(url.toDisplayString()); });
    const Message &message = m_model.rowAt(index.row()).message;
    if (message.delivery != Delivery::Sent) {
        menu->addSeparator();
        menu->addAction(tr("Send again"), this,
                        [this, id = message.id.value] { Q_EMIT resendRequested(id); });
        menu->addAction(tr("Discard"), this, [this, id = message.id.value] { Q_EMIT discardRequested(id); });
    }
    const QPoint where = byKey ? visualRect(index).center() : event->pos();
    menu->popup(viewport()->mapToGlobal(where));
}

} // namespace desk
