// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/deliver.h"
#include "tests/support/fakebackend.h"

#include <QTest>

#include <memory>
#include <optional>

using namespace desk;
using desk::test::drain;

class TestDeliver : public QObject
{
    Q_OBJECT

    using Answer = Result<int>;

private Q_SLOTS:
    void anAnswerArrivesOnce()
    {
        QPromise<Answer> promise;
        promise.start();
        QList<int> heard;
        deliver(promise.future(), this, [&heard](const Answer &answer) { heard << answer.value(); });
        promise.addResult(Answer(7));
        promise.finish();
        drain();
        QCOMPARE(heard, QList<int>{7});
    }

    void aReadyAnswerStillArrivesLater()
    {
        int heard = 0;
        deliver(ready(Answer(7)), this, [&heard](const Answer &answer) { heard = answer.value(); });
        QCOMPARE(heard, 0);
        drain();
        QCOMPARE(heard, 7);
    }

    void nobodyIsToldAfterTheContextIsGone()
    {
        QPromise<Answer> promise;
        promise.start();
        bool told = false;
        auto context = std::make_unique<QObject>();
        deliver(promise.future(), context.get(), [&told](const Answer &) { told = true; });
        context.reset();
        promise.addResult(Answer(7));
        promise.finish();
        drain();
        QVERIFY(!told);
    }

    void theContextMayGoBetweenAnswerAndDelivery()
    {
        bool told = false;
        auto context = std::make_unique<QObject>();
        deliver(ready(Answer(7)), context.get(), [&told](const Answer &) { told = true; });
        context.reset();
        drain();
        QVERIFY(!told);
    }

    void aDroppedPromiseArrivesAsCancelled()
    {
        std::optional<Error> error;
        auto promise = std::make_unique<QPromise<Answer>>();
        promise->start();
        deliver(promise->future(), this, [&error](const Answer &answer) { error = answer.error(); });
        promise.reset();
        drain();
        QVERIFY(error.has_value());
        QCOMPARE(error->kind, Error::Kind::Cancelled);
    }

    void theHandlerMayAskAgain()
    {
        int heard = 0;
        deliver(ready(Answer(1)), this, [this, &heard](const Answer &first) {
            deliver(ready(Answer(first.value() + 1)), this,
                    [&heard](const Answer &second) { heard = second.value(); });
        });
        drain();
        QCOMPARE(heard, 2);
    }
};

QTEST_GUILESS_MAIN(TestDeliver)
#include "tst_deliver.moc"
