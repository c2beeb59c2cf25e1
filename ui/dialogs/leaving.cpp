// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/leaving.h"

#include "ui/dialogs/questions.h"

#include <QCoreApplication>
#include <QWidget>

#include <utility>

namespace desk {

namespace {

QString say(const char *words)
{
    return QCoreApplication::translate("desk::Leaving", words);
}

} // namespace

Leaving::Leaving(Ask &ask, QWidget *window, std::function<LeftBehind()> look)
    : m_ask(ask)
    , m_window(window)
    , m_look(std::move(look))
{
}

Question Leaving::words(Step step, const LeftBehind &left)
{
    QStringList text;
    if (left.unsent > 0)
        text << say(QT_TRANSLATE_NOOP("desk::Leaving", "Not sent yet: %L1.")).arg(left.unsent);
    if (left.begun > 0)
        text << say(QT_TRANSLATE_NOOP("desk::Leaving", "Begun and not sent: %L1.")).arg(left.begun);
    const bool signOut = step == Step::SignOut;
    text << (signOut ? say(QT_TRANSLATE_NOOP(
                           "desk::Leaving", "The server does not have it. It is gone when you sign out now."))
                     : say(QT_TRANSLATE_NOOP("desk::Leaving",
                                             "The server does not have it. It is gone when you close now.")));
    Question question;
    question.name = QStringLiteral("leaveQuestion");
    question.title = say(QT_TRANSLATE_NOOP("desk::Leaving", "Not everything is sent"));
    question.text = text.join(u' ');
    question.yes = signOut ? say(QT_TRANSLATE_NOOP("desk::Leaving", "Sign out anyway"))
                           : say(QT_TRANSLATE_NOOP("desk::Leaving", "Close anyway"));
    question.no = say(QT_TRANSLATE_NOOP("desk::Leaving", "Stay"));
    question.danger = true;
    return question;
}

void Leaving::signOut(std::function<void()> leave)
{
    const LeftBehind left = m_look();
    if (left.isEmpty())
        return leave();
    askFor(m_ask, m_window, words(Step::SignOut, left), std::move(leave));
}

bool Leaving::mayClose()
{
    const LeftBehind left = m_look();
    if (m_agreed || left.isEmpty())
        return true;
    if (std::exchange(m_asking, true))
        return false;
    m_ask.ask(m_window, words(Step::Close, left), [this](const Answer &answer) {
        m_asking = false;
        m_agreed = answer.yes;
        if (m_agreed) // not from inside the close event that asked
            QMetaObject::invokeMethod(m_window, &QWidget::close, Qt::QueuedConnection);
    });
    return false;
}

} // namespace desk
