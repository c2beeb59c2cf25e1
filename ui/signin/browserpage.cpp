// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/browserpage.h"

#include "ui/signin/browserpresenter.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace desk {

BrowserPage::BrowserPage(BrowserPresenter &presenter, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("browserPage"), theme, parent)
    , m_presenter(presenter)
{
    addMark();
    addTitle(tr("Go on in your browser"));
    m_intro = addIntro({});
    m_wait = addNote(QStringLiteral("browserWait"), 0, metrics::space16);
    m_again = addButton(QStringLiteral("browserAgain"), tr("Open the page again"), ButtonKind::Secondary,
                        QStringLiteral("globe"));
    addGap(metrics::space16);
    m_other = makeLink(QStringLiteral("browserCancel"), tr("Use another way"), this);
    addRow()->addWidget(m_other, 0, Qt::AlignLeft);
    connect(m_again, &QPushButton::clicked, &m_presenter, &BrowserPresenter::again);
    connect(m_other, &QPushButton::clicked, &m_presenter, &BrowserPresenter::cancel);
    connect(&m_presenter, &BrowserPresenter::changed, this, &BrowserPage::refresh);
    refresh();
}

void BrowserPage::refresh()
{
    const QString name = m_presenter.provider().name;
    m_intro->setProse(
        tr("Your browser shows the sign-in page of %1. When you have signed in there, come back "
           "here.")
            .arg(name),
        name);
    const ErrorText problem = m_presenter.problem();
    if (!problem.what.isEmpty())
        sayProblem(m_wait, problem.whole());
    else if (m_presenter.isChecking())
        sayOn(m_wait, QStringLiteral("clock"), Tone::Muted, tr("Signing in"));
    else
        sayOn(m_wait, QStringLiteral("clock"), Tone::Muted,
              tr("The page works for another %1 minutes.").arg(clockText(m_presenter.left())));
    m_again->setEnabled(!m_presenter.isChecking());
    m_other->setEnabled(!m_presenter.isChecking());
}

void BrowserPage::takeFocus()
{
    m_again->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
