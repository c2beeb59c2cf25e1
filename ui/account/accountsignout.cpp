// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/accountsignout.h"

#include "models/commands/sessioncommands.h"
#include "ui/account/accountwords.h"
#include "ui/dialogs/questions.h"
#include "ui/text/errortext.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/noteline.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <utility>

namespace desk {

SignOutCard::SignOutCard(SessionCommands &sessions, Ask &ask, std::function<bool()> reached, Reader reader,
                         const Theme &theme, QWidget *parent)
    : AccountCard(QStringLiteral("signOutCard"), tr("Signing out"), reader, theme, parent)
    , m_sessions(sessions)
    , m_ask(ask)
    , m_reached(std::move(reached))
{
    auto *here = button(QStringLiteral("signOutHere"), ButtonKind::Secondary, tr("Sign out here"));
    auto *others = button(QStringLiteral("endOthers"), ButtonKind::Danger, tr("End all others"));
    auto *everywhere =
        button(QStringLiteral("signOutEverywhere"), ButtonKind::Danger, tr("Sign out everywhere"));
    addWay(here, tr("This computer forgets your sign-in."));
    addWay(others, tr("You stay signed in here, and nowhere else."));
    addWay(everywhere, tr("When a device was lost, or somebody else may be signed in as you."));
    m_problem = addNote(QStringLiteral("signOutProblem"));
    connect(here, &QPushButton::clicked, this, [this] { leave(Identity::SignOut::Here); });
    connect(everywhere, &QPushButton::clicked, this, [this] { leave(Identity::SignOut::Everywhere); });
    connect(others, &QPushButton::clicked, this,
            [this] { askFor(m_ask, this, askEndOthers(), [this] { m_sessions.endOthers(); }); });
    connect(&m_sessions, &SessionCommands::ended, this, [this](int count) {
        sayProblem(m_problem, {});
        Q_EMIT othersEnded(count);
    });
    connect(&m_sessions, &SessionCommands::failed, this, [this](const Error &error) {
        sayProblem(m_problem, errorText(error, Doing::EndingSession).whole());
    });
}

void SignOutCard::addWay(QPushButton *button, const QString &words)
{
    Label *label = addText({}, Tone::Text2, words);
    column()->removeWidget(label);
    QHBoxLayout *row = addRow();
    row->addWidget(label, 1);
    row->addWidget(button, 0, Qt::AlignVCenter);
}

void SignOutCard::leave(Identity::SignOut where)
{
    askFor(m_ask, this, askSignOut(where, m_reached()), [this, where] { Q_EMIT signOutRequested(where); });
}

} // namespace desk
