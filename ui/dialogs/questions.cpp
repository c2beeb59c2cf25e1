// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/questions.h"

#include "ui/text/links.h"
#include "ui/text/safetext.h"

#include <QCoreApplication>

#include <utility>

namespace desk {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(desk::Questions)

public:
    static Question open(const QUrl &url);
    static Question discard(Unwanted what);
};

Question Words::open(const QUrl &url)
{
    const bool mail = url.scheme() == u"mailto";
    Question question;
    question.name = QStringLiteral("openLinkQuestion");
    question.title = mail ? tr("Write a mail?") : tr("Open this address?");
    question.text =
        tr("It leads to %1\n\n%2").arg(trueHost(url), safeLine(QString::fromUtf8(url.toEncoded())));
    question.yes = mail ? tr("Write") : tr("Open");
    return question;
}

Question Words::discard(Unwanted what)
{
    Question question;
    question.name = QStringLiteral("discardQuestion");
    switch (what) {
    case Unwanted::Message:
        question.title = tr("Discard this message?");
        question.text = tr("It was never sent. Its text is gone afterwards.");
        break;
    case Unwanted::Waiting:
        question.title = tr("Discard this?");
        question.text = tr("The server does not have it. What you wrote is gone afterwards.");
        break;
    case Unwanted::Ticket:
        question.title = tr("Discard this ticket?");
        question.text = tr("It is not filed yet. What you wrote is gone afterwards.");
        break;
    case Unwanted::Begun:
        question.title = tr("Discard the request you have begun?");
        question.text = tr("You are writing another one. There is room for one at a time: what you wrote is "
                           "gone when this one takes its place.");
        break;
    }
    question.yes = tr("Discard");
    question.no = tr("Keep it");
    question.danger = true;
    return question;
}

} // namespace

void askFor(Ask &ask, QWidget *over, const Question &question, std::function<void()> act)
{
    ask.ask(over, question, [act = std::move(act)](const Answer &answer) {
        if (answer.yes)
            act();
    });
}

void askToOpen(Ask &ask, QWidget *over, const QUrl &url, std::function<void()> open)
{
    if (isOpenable(url))
        askFor(ask, over, Words::open(url), std::move(open));
}

void askToDiscard(Ask &ask, QWidget *over, Unwanted what, std::function<void()> discard)
{
    askFor(ask, over, Words::discard(what), std::move(discard));
}

} // namespace desk
