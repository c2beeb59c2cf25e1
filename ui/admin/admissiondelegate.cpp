// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/admissiondelegate.h"

#include "models/items/allowedemailmodel.h"
#include "models/items/verdictmodel.h"
#include "models/items/waitingmodel.h"
#include "models/items/words.h"
#include "models/ports/clock.h"
#include "ui/inbox/rowpaint.h"
#include "ui/text/safetext.h"
#include "ui/text/times.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QTableView>
#include <QToolTip>

namespace desk {

QString stateText(const AllowedEmail &row)
{
    if (row.locked)
        return AdmissionDelegate::tr("Locked, wrong PINs");
    if (row.state == AllowedEmail::State::Domain)
        return AdmissionDelegate::tr("Whole domain");
    if (row.state == AllowedEmail::State::Member && row.pinSet)
        return AdmissionDelegate::tr("Active, PIN set");
    return wordFor(row.state);
}

QString lastSeenText(const AllowedEmail &row, Instant now)
{
    if (row.lastSeenAt.isSet())
        return friendlyTime(row.lastSeenAt, now);
    return row.isDomain() ? QString(QChar(0x2013)) : AdmissionDelegate::tr("never");
}

struct AdmissionDelegate::Cell
{
    const char *icon = nullptr; ///< before the text
    QColor ink;                 ///< of icon and text
    QFont font;
    bool alarm = false; ///< the row stands on the danger surface
};

AdmissionDelegate::AdmissionDelegate(Table table, const Theme &theme, const Clock &clock, QObject *parent)
    : QAbstractItemDelegate(parent)
    , m_table(table)
    , m_theme(theme)
    , m_clock(clock)
{
}

AdmissionDelegate::Cell AdmissionDelegate::allowedCell(const QModelIndex &index) const
{
    const Tokens &tokens = m_theme.tokens();
    Cell cell{nullptr, index.column() == AllowedEmailModel::EmailColumn ? tokens.text : tokens.text2,
              Fonts::body(), false};
    if (index.column() == AllowedEmailModel::AddedColumn ||
        index.column() == AllowedEmailModel::LastSeenColumn) {
        cell.ink = tokens.muted;
        cell.font = Fonts::meta();
    }
    if (index.column() != AllowedEmailModel::StateColumn)
        return cell;
    cell.font = Fonts::meta();
    const auto *model = qobject_cast<const AllowedEmailModel *>(index.model());
    if (model && model->rowAt(index.row()).locked)
        return {"lock", tokens.danger, cell.font, false};
    switch (static_cast<AllowedEmail::State>(index.data(AllowedEmailModel::StateRole).toInt())) {
    case AllowedEmail::State::Member:
        return {"ok", tokens.success, cell.font, false};
    case AllowedEmail::State::Invited:
        return {"mail", tokens.muted, cell.font, false};
    case AllowedEmail::State::Domain:
        return {"globe", tokens.muted, cell.font, false};
    case AllowedEmail::State::Inactive:
        return {"lock", tokens.warning, cell.font, false};
    case AllowedEmail::State::Expired:
        return {"clock", tokens.warning, cell.font, false};
    case AllowedEmail::State::Unknown:
        break;
    }
    return cell;
}

AdmissionDelegate::Cell AdmissionDelegate::verdictCell(const QModelIndex &index) const
{
    using Action = AllowedVerdict::Action;
    const Tokens &tokens = m_theme.tokens();
    const auto action = static_cast<Action>(index.data(VerdictModel::ActionRole).toInt());
    const bool wrong = action == Action::Invalid || action == Action::Refused || action == Action::Unknown;
    Cell cell{nullptr, tokens.text2, Fonts::meta(), wrong};
    if (index.column() == VerdictModel::LineColumn || index.column() == VerdictModel::ProblemColumn)
        cell.ink = wrong ? tokens.danger : tokens.muted;
    if (index.column() == VerdictModel::EmailColumn)
        cell.ink = tokens.text;
    if (index.column() != VerdictModel::ActionColumn)
        return cell;
    if (action == Action::Add)
        return {"plus", tokens.success, cell.font, false};
    if (action == Action::Update)
        return {"right", tokens.accentInk, cell.font, false};
    return wrong ? Cell{"warn", tokens.danger, cell.font, true}
                 : Cell{"check", tokens.muted, cell.font, false};
}

AdmissionDelegate::Cell AdmissionDelegate::cellFor(const QModelIndex &index) const
{
    if (m_table == Table::Allowed)
        return allowedCell(index);
    if (m_table == Table::Verdicts)
        return verdictCell(index);
    const bool first = index.column() == WaitingModel::EmailColumn;
    return {nullptr, first ? m_theme.tokens().text : m_theme.tokens().muted, Fonts::body(), false};
}

QString AdmissionDelegate::textFor(const QModelIndex &index) const
{
    const auto *model = qobject_cast<const AllowedEmailModel *>(index.model());
    if (model && index.column() == AllowedEmailModel::AddedColumn)
        return friendlyTime(model->rowAt(index.row()).createdAt, m_clock.now());
    if (model && index.column() == AllowedEmailModel::LastSeenColumn)
        return lastSeenText(model->rowAt(index.row()), m_clock.now());
    if (model && index.column() == AllowedEmailModel::StateColumn)
        return stateText(model->rowAt(index.row()));
    return safeLine(index.data(Qt::DisplayRole).toString());
}

void AdmissionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const Tokens &tokens = m_theme.tokens();
    const Cell cell = cellFor(index);
    QColor ground = cell.alarm ? tokens.dangerSurface : tokens.surface;
    if (option.state.testFlag(QStyle::State_Selected))
        ground = option.state.testFlag(QStyle::State_Active) ? tokens.selection : tokens.selectionIdle;
    painter->fillRect(option.rect, ground);
    drawHorizontal(painter, option.rect, option.rect.bottom(), tokens.line);
    QRect room = option.rect.adjusted(index.column() == 0 ? metrics::panePadding : 8, 0, -8, 0);
    room = QStyle::visualRect(option.direction, option.rect, room);
    if (cell.icon) {
        const QRect mark(room.left(), room.center().y() - 6, 14, 14);
        drawIcon(painter, cell.icon, QStyle::visualRect(option.direction, option.rect, mark), cell.ink);
        if (option.direction == Qt::RightToLeft)
            room.setRight(room.right() - 20);
        else
            room.setLeft(room.left() + 20);
    }
    drawLineOfText(painter, room, textFor(index), cell.font, cell.ink, option.direction);
    if (option.state.testFlag(QStyle::State_HasFocus) && index.column() == 0)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                          tokens.focus);
}

bool AdmissionDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                  const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QString text = index.isValid() ? textFor(index) : QString();
    const int room = option.rect.width() - 20;
    if (event->type() != QEvent::ToolTip || QFontMetrics(Fonts::body()).horizontalAdvance(text) <= room)
        return false;
    QToolTip::showText(event->globalPos(), plainTip(text), view);
    return true;
}

QSize AdmissionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {80, metrics::adminRow};
}

namespace {

/// A header whose first words stand over the first words of the rows.
class AdminHeader : public QHeaderView
{
public:
    AdminHeader(const Theme &theme, QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
        , m_theme(theme)
    {
    }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const int indent = visualIndex(section) == 0 ? metrics::panePadding - 8 : 0;
        painter->fillRect(rect, m_theme.tokens().sunken);
        drawHorizontal(painter, rect, rect.bottom(), m_theme.tokens().line);
        QHeaderView::paintSection(painter, rect.adjusted(indent, 0, 0, 0), section);
    }

private:
    const Theme &m_theme;
};

} // namespace

void setUpAdminTable(QTableView *table, AdmissionDelegate *delegate, int rowHeight)
{
    table->setItemDelegate(delegate);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalHeader(new AdminHeader(delegate->theme(), table));
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(rowHeight);
    table->horizontalHeader()->setFixedHeight(metrics::tableHeader);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

} // namespace desk
