// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Questions that answer themselves.
#pragma once

#include "ui/dialogs/ask.h"

#include <QList>

namespace desk::test {

/// Remembers the questions and gives the answer that was set, at once.
class SetAnswers final : public Ask
{
public:
    void ask(QWidget *, const Question &question, std::function<void(const Answer &)> then) override
    {
        asked.append(question);
        then(answer);
    }
    void tell(QWidget *, const Question &words, const QString &copy) override
    {
        asked.append(words);
        told = copy;
    }

    QList<Question> asked;
    QString told;
    Answer answer{true, {}};
};

} // namespace desk::test
