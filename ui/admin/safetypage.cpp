// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/safetypage.h"

#include "ui/admin/safetycards.h"
#include "ui/admin/safetypresenter.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/cardspage.h"
#include "ui/widgets/toast.h"

#include <QHideEvent>
#include <QVBoxLayout>

namespace desk {

SafetyPage::SafetyPage(const SafetyParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
{
    build();
    bind();
    present();
}

void SafetyPage::build()
{
    setObjectName(QStringLiteral("safetyPage"));
    const CardsPage page =
        layOutCards(this, m_parts.theme, tr("Safety rules"), QStringLiteral("safetyScroll"));
    m_toast = new Toast(m_parts.theme, page.ground);
    buildCards(page.cards);
    page.cards->addStretch(1);
}

void SafetyPage::buildCards(QVBoxLayout *column)
{
    QWidget *middle = column->parentWidget();
    m_banner = new Banner(m_parts.theme, middle);
    m_banner->setObjectName(QStringLiteral("safetyBanner"));
    column->addWidget(m_banner);
    m_loading = new Label(m_parts.theme, TextRole::Body, Tone::Muted,
                          tr("The rules of your help desk are being looked up."), middle);
    m_loading->setObjectName(QStringLiteral("safetyLoading"));
    column->addWidget(m_loading);
    m_cards = new QWidget(middle);
    auto *cards = new QVBoxLayout(m_cards);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(metrics::space16);
    auto *demand = new DemandCard(m_parts.presenter, m_parts.ask, m_parts.theme, m_cards);
    connect(demand, &DemandCard::accountRequested, this, &SafetyPage::accountRequested);
    cards->addWidget(demand);
    cards->addWidget(new IdleCard(m_parts.presenter, m_parts.theme, m_cards));
    column->addWidget(m_cards);
}

void SafetyPage::bind()
{
    SafetyPresenter &rules = m_parts.presenter;
    connect(&rules, &SafetyPresenter::changed, this, &SafetyPage::present);
    connect(m_banner, &Banner::actionClicked, &rules, &SafetyPresenter::refresh);
    const QString done = QStringLiteral("check");
    connect(&rules, &SafetyPresenter::demandChanged, this, [this, done](bool demanded) {
        m_toast->say(done, demanded ? tr("Admins need an authenticator app now.")
                                    : tr("Admins need no authenticator app any more."));
    });
    connect(&rules, &SafetyPresenter::minutesSaved, this,
            [this, done] { m_toast->say(done, tr("Minutes saved.")); });
}

/// The last good answer stays below what could not be read anew.
void SafetyPage::present()
{
    using State = SafetyPresenter::State;
    const SafetyPresenter &rules = m_parts.presenter;
    const ErrorText problem = rules.loadProblem();
    m_banner->setVisible(!problem.what.isEmpty());
    if (!problem.what.isEmpty()) {
        m_banner->say(Banner::Kind::Danger, problem.what, problem.then);
        m_banner->setAction(tr("Try again"), QStringLiteral("sync"));
    }
    m_loading->setVisible(rules.state() == State::Loading);
    m_cards->setVisible(rules.state() == State::Shown);
}

void SafetyPage::open()
{
    m_parts.presenter.refresh();
}

void SafetyPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous()) // minimizing is no leaving
        m_parts.presenter.forget();
}

} // namespace desk
