// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// deliver(future, context, handler): hands the future's answer to `handler`, once, in the context's thread.
// Always later, never inside this call; never after `context` is gone; a promise dropped without an answer
// arrives as Error::Cancelled. This is the only way answers are received
// (docs/adr/0003-future-result-deliver.md).
#pragma once

#include "models/domain/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace desk {

template <class T, class Handler>
void deliver(const QFuture<Result<T>> &future, QObject *context, Handler handler)
{
    using Watcher = QFutureWatcher<Result<T>>;
    auto *watcher = new Watcher(context);
    // Queued, because QFutureWatcher may report a future that is finished already from inside setFuture().
    QObject::connect(
        watcher, &Watcher::finished, context,
        [watcher, handler = std::move(handler)]() mutable {
            const auto answer = watcher->future();
            watcher->deleteLater();
            handler(answer.resultCount() > 0 ? answer.result() : Result<T>());
        },
        Qt::QueuedConnection);
    watcher->setFuture(future);
}

/// A future that is answered already: for answers that need no journey.
template <class T>
QFuture<Result<T>> ready(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace desk
