// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/openingpage.h"

#include "ui/signin/doorpresenter.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace desk {

OpeningPage::OpeningPage(DoorPresenter &presenter, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("openingPage"), theme, parent)
    , m_presenter(presenter)
{
    build();
    connect(m_go, &QPushButton::clicked, this, [this] {
        if (m_presenter.page() == DoorPresenter::Page::StackDown)
            m_presenter.startStack();
        else
            m_presenter.start();
    });
    connect(m_other, &QPushButton::clicked, &m_presenter, &DoorPresenter::signInInstead);
    connect(&m_presenter, &DoorPresenter::changed, this, &OpeningPage::refresh);
    refresh();
}

void OpeningPage::build()
{
    addMark();
    m_title = addTitle({});
    m_intro = addIntro({});
    m_go = addButton(QStringLiteral("go"), {}, ButtonKind::Primary);
    m_problem = addNote(QStringLiteral("problem"), metrics::space8, 0);
    addGap(metrics::space16);
    m_other = makeLink(QStringLiteral("signInInstead"), tr("Sign in with another address"), this);
    addRow()->addWidget(m_other, 0, Qt::AlignLeft);
}

void OpeningPage::refresh()
{
    if (m_presenter.page() == DoorPresenter::Page::StackDown)
        refreshStack();
    else
        refreshOpening();
    m_go->setAccessibleName(m_go->text());
}

void OpeningPage::refreshOpening()
{
    const bool failed = !m_presenter.isWorking();
    m_title->setText(failed ? m_presenter.problem().what : tr("Opening Deskbell"));
    m_intro->setProse(failed ? m_presenter.problem().then : tr("Looking for your sign-in from last time."));
    m_go->setText(tr("Try again"));
    m_go->setObjectName(QStringLiteral("tryAgain"));
    m_go->setEnabled(true);
    m_go->setVisible(failed);
    // Without a word about the keychain it was the server that could not be asked.
    m_other->setText(m_presenter.keepingNotice().isEmpty() ? tr("Sign in with another address")
                                                           : tr("Sign in by email instead"));
    m_other->setVisible(failed);
    sayProblem(m_problem, {});
}

void OpeningPage::refreshStack()
{
    m_title->setText(tr("The demo's server is not running"));
    m_intro->setProse(
        tr("Deskbell shows its demo with a server on this computer. It takes a few seconds to start, "
           "and is only reached from here."));
    m_go->setText(m_presenter.isWorking() ? tr("Starting") : tr("Start it"));
    m_go->setObjectName(QStringLiteral("startStack"));
    m_go->setEnabled(!m_presenter.isWorking());
    m_go->setVisible(true);
    m_other->setVisible(false);
    sayProblem(m_problem, m_presenter.problem().whole());
}

void OpeningPage::takeFocus()
{
    m_go->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
