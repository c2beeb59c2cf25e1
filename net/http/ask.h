// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two questions, the second made of the first's answer. The context is what the second needs to live.
#pragma once

#include "models/domain/deliver.h"

#include <QPromise>

#include <memory>
#include <type_traits>
#include <utility>

namespace desk {

/// `next` gets the whole Result of `first` and asks again; a context that goes away answers Cancelled.
template <class A, class Next>
auto askNext(const QFuture<Result<A>> &first, QObject *context, Next next)
{
    using Future = std::invoke_result_t<Next, const Result<A> &>;
    using B = std::decay_t<decltype(std::declval<Future>().result().value())>;
    auto promise = std::make_shared<QPromise<Result<B>>>();
    promise->start();
    auto future = promise->future();
    deliver(first, context, [promise, context, next = std::move(next)](const Result<A> &answer) mutable {
        deliver(next(answer), context, [promise](const Result<B> &last) {
            promise->addResult(last);
            promise->finish();
        });
    });
    return future;
}

/// A transform that needs nobody: errors pass through, `make` turns the value into another Result.
template <class B, class A, class Make>
QFuture<Result<B>> turned(QFuture<Result<A>> first, Make make)
{
    return first.then([make = std::move(make)](const Result<A> &answer) -> Result<B> {
        if (!answer)
            return answer.error();
        return make(answer.value());
    });
}

} // namespace desk
