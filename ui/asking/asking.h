// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One question at a time to a port, for presenters of forms: is it under way, what went wrong, how long the
// server asked us to wait. Answers to older questions are not heard any more.
#pragma once

#include "models/domain/deliver.h"
#include "models/domain/result.h"
#include "ui/asking/countdown.h"
#include "ui/text/errortext.h"

#include <QObject>

#include <optional>
#include <utility>

namespace desk {

class Asking : public QObject
{
    Q_OBJECT

public:
    explicit Asking(const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// The server asked us to wait, and the time is not over.
    [[nodiscard]] bool isPaused() const { return m_error && m_error->kind == Error::Kind::Busy; }
    /// What went wrong last; empty when nothing did. While there is a pause, with the seconds left now.
    [[nodiscard]] ErrorText problem() const;
    /// The same for decisions: which field, which way on.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    /// `heard(const T &)` gets the value of the answer; an error is kept as problem(). Both are followed by
    /// changed().
    template <class T, class Heard>
    void ask(Doing doing, const QFuture<Result<T>> &question, Heard heard)
    {
        begin(doing);
        deliver(question, this,
                [this, number = m_number, heard = std::move(heard)](const Result<T> &answer) mutable {
                    if (number != m_number)
                        return;
                    m_busy = false;
                    if (answer.ok())
                        heard(answer.value());
                    else
                        fail(answer.error());
                    Q_EMIT changed();
                });
    }
    /// A mistake that could be seen without asking.
    void say(const ErrorText &problem);
    /// Nobody waits for the answer any more, and the last problem is not shown. A pause goes on.
    void forget();
    void tick() { m_pause.tick(); } ///< for tests: looks at the clock now

Q_SIGNALS:
    void changed();
    /// Once for each answer that was an error; changed() follows, and comes again while a pause counts down.
    void failed(const desk::Error &error);
    /// A pause is over, and with it the sentence about it: what nobody has to type can be asked again.
    void resumed();

private:
    void begin(Doing doing);
    void fail(const Error &error);

    Countdown m_pause;
    std::optional<Error> m_error;
    ErrorText m_said;
    Doing m_doing = Doing::Loading;
    int m_number = 0;
    bool m_busy = false;
};

} // namespace desk
