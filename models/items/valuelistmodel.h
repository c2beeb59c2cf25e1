// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A list of values as an item model: set as a whole, announced as the difference, so that a table keeps its
// selection when a page is read again. For lists of some hundreds.
#pragma once

#include <QAbstractTableModel>
#include <QList>

#include <algorithm>

namespace desk {

template <class T>
class ValueListModel : public QAbstractTableModel
{
public:
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : columns();
    }
    [[nodiscard]] const QList<T> &rows() const { return m_rows; }
    [[nodiscard]] const T &rowAt(int row) const { return m_rows.at(row); }

protected:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] virtual int columns() const { return 1; }
    /// Whether two values are the same row, perhaps with other content.
    [[nodiscard]] virtual bool isSameRow(const T &a, const T &b) const = 0;

    /// Rows before and after the part that differs stay; the part itself is exchanged.
    void setValues(const QList<T> &next)
    {
        const auto same = [this](const T &a, const T &b) { return isSameRow(a, b); };
        const auto shorter = std::min(m_rows.size(), next.size());
        const auto head =
            std::mismatch(m_rows.cbegin(), m_rows.cbegin() + shorter, next.cbegin(), same).first -
            m_rows.cbegin();
        const auto room = shorter - head;
        const auto tail =
            std::mismatch(m_rows.crbegin(), m_rows.crbegin() + room, next.crbegin(), same).first -
            m_rows.crbegin();
        if (const auto gone = m_rows.size() - head - tail; gone > 0) {
            beginRemoveRows({}, static_cast<int>(head), static_cast<int>(head + gone - 1));
            m_rows.remove(head, gone);
            endRemoveRows();
        }
        if (const auto fresh = next.size() - head - tail; fresh > 0) {
            beginInsertRows({}, static_cast<int>(head), static_cast<int>(head + fresh - 1));
            m_rows = m_rows.first(head) + next.mid(head, fresh) + m_rows.sliced(head);
            endInsertRows();
        }
        for (qsizetype row = 0; row < next.size(); ++row) {
            if (m_rows.at(row) == next.at(row))
                continue;
            m_rows[row] = next.at(row);
            const int at = static_cast<int>(row);
            Q_EMIT dataChanged(index(at, 0), index(at, columns() - 1));
        }
    }

private:
    QList<T> m_rows;
};

} // namespace desk
