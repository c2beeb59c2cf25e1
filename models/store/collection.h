// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Collection<T>: sorted rows with an index by id, which says what changes and what has changed. For people,
// companies, one conversation, the outbox; tickets have TicketTable. What a row's id is and how rows are
// sorted says RowOrder<T>. An equal value changes nothing and announces nothing.
#pragma once

#include <QHash>
#include <QList>
#include <QObject>

#include <utility>
#include <vector>

namespace desk {

struct Change
{
    enum class Kind { Reset, Insert, Update, Remove, Move };
    Kind kind = Kind::Reset;
    int first = 0;
    int last = 0;
    int to = 0; ///< Move: where row `first` stands afterwards

    bool operator==(const Change &) const = default;
};

class CollectionSignals : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    void changing(const desk::Change &change);
    void changed(const desk::Change &change);
};

/// To be specialised: `static auto id(const T &)`, `static bool less(const T &, const T &)` (a total order).
template <class T>
struct RowOrder;

template <class T>
class Collection : public CollectionSignals
{
public:
    using Id = decltype(RowOrder<T>::id(std::declval<const T &>()));
    /// From so many rows on a batch is one Reset: announcing them one by one costs the square.
    static constexpr qsizetype ManyRows = 64;

    using CollectionSignals::CollectionSignals;

    [[nodiscard]] int size() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    [[nodiscard]] const T &at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int indexOf(const Id &id) const { return m_index.value(id, -1); }
    [[nodiscard]] bool contains(const Id &id) const { return m_index.contains(id); }
    /// Good until the collection changes.
    [[nodiscard]] const T *find(const Id &id) const
    {
        const int row = indexOf(id);
        return row < 0 ? nullptr : &at(row);
    }
    [[nodiscard]] auto begin() const { return m_rows.cbegin(); }
    [[nodiscard]] auto end() const { return m_rows.cend(); }

    void upsert(const T &value);
    void upsert(const QList<T> &values);
    void remove(const Id &id);
    void reset(std::vector<T> rows);

private:
    using Kind = Change::Kind;
    static bool less(const T &a, const T &b) { return RowOrder<T>::less(a, b); }
    void insert(const T &value);
    void move(int from, const T &value);
    void reindex(int from, int to);

    std::vector<T> m_rows;
    QHash<Id, int> m_index;
};

} // namespace desk

#include "models/store/collectionrows.h"
