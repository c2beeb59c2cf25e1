// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Questions that wait until the test answers them, first come first served.
#pragma once

#include "models/domain/deliver.h"

#include <QPromise>

#include <deque>
#include <utility>

template <class T>
class Asked
{
public:
    QFuture<desk::Result<T>> ask()
    {
        auto &promise = m_open.emplace_back();
        promise.start();
        return promise.future();
    }
    [[nodiscard]] std::size_t open() const { return m_open.size(); }
    void answer(desk::Result<T> result)
    {
        Q_ASSERT(!m_open.empty());
        m_open.front().addResult(std::move(result));
        m_open.front().finish();
        m_open.pop_front();
    }

private:
    std::deque<QPromise<desk::Result<T>>> m_open;
};
