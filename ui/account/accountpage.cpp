// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/accountpage.h"

#include "models/sync/securitynews.h"
#include "ui/account/accountpresenter.h"
#include "ui/account/accountsignout.h"
#include "ui/account/addresscard.h"
#include "ui/account/factorpanel.h"
#include "ui/account/passwordcard.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/cardspage.h"
#include "ui/widgets/toast.h"

#include <QEvent>
#include <QScrollArea>
#include <QUrl>
#include <QVBoxLayout>

namespace desk {

AccountPage::AccountPage(const AccountParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
{
    build();
}

void AccountPage::build()
{
    setObjectName(QStringLiteral("accountPage"));
    const CardsPage page =
        layOutCards(this, m_parts.theme, tr("Sign-in and account"), QStringLiteral("accountScroll"));
    m_scroll = page.scroll;
    m_toast = new Toast(m_parts.theme, page.ground);
    buildCards(page.cards);
    page.cards->addStretch(1);
    if (!m_parts.news)
        return;
    connect(m_parts.news, &SecurityNews::happened, this, [this] {
        if (isVisible()) // an admin may have removed the app that is shown
            open();
    });
}

void AccountPage::buildCards(QVBoxLayout *column)
{
    const Reader reader = isTeam(m_parts.account.role) ? Reader::Team : Reader::Client;
    QWidget *middle = column->parentWidget();
    AccountPresenter &all = m_parts.presenter;
    column->addWidget(new AddressCard(all.address(), m_parts.ask, reader, m_parts.theme, middle));
    const QStringList personal{m_parts.account.email, m_parts.account.name, m_parts.account.organizationName};
    column->addWidget(new PasswordCard(all.password(), personal, reader, m_parts.theme, middle));
    buildFactors(column);
    auto *leave =
        new SignOutCard(all.sessions(), m_parts.ask, m_parts.reached, reader, m_parts.theme, middle);
    column->addWidget(leave);
    connect(leave, &SignOutCard::signOutRequested, this, &AccountPage::signOutRequested);
    const QString done = QStringLiteral("check");
    connect(leave, &SignOutCard::othersEnded, this,
            [this, done](int count) { m_toast->say(done, tr("Sessions ended: %L1").arg(count)); });
    connect(&all.password(), &PasswordPresenter::saved, this,
            [this, done] { m_toast->say(done, tr("Password changed.")); });
    connect(&all.address(), &AddressPresenter::addressChanged, this,
            [this, done] { m_toast->say(done, tr("Your address was changed.")); });
}

void AccountPage::buildFactors(QVBoxLayout *column)
{
    FactorPresenter *factors = m_parts.presenter.factors();
    if (!factors)
        return;
    const ButtonSize size = isTeam(m_parts.account.role) ? ButtonSize::Row : ButtonSize::Client;
    m_factors =
        new FactorPanel({*factors, m_parts.theme, m_parts.clock, m_parts.ask, size}, column->parentWidget());
    m_factors->installEventFilter(this);
    column->addWidget(m_factors);
    connect(factors, &FactorPresenter::added, this,
            [this] { m_toast->say(QStringLiteral("check"), tr("Authenticator app set up.")); });
    connect(factors, &FactorPresenter::removed, this,
            [this] { m_toast->say(QStringLiteral("check"), tr("Authenticator app removed.")); });
}

void AccountPage::open()
{
    m_parts.presenter.address().refresh();
    if (m_factors)
        m_factors->open();
}

void AccountPage::openLink(const QUrl &link)
{
    m_parts.presenter.address().openLink(link);
}

/// Who comes back from the mail program may have clicked a link that went through the browser.
void AccountPage::changeEvent(QEvent *event)
{
    const AddressPresenter &address = m_parts.presenter.address();
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && isVisible() &&
        address.state() == AddressPresenter::State::Waiting && !address.isBusy())
        open();
    QWidget::changeEvent(event);
}

/// What an app needs to see, and the field for its code, would open below the edge of the window.
bool AccountPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_factors && event->type() == QEvent::Resize && m_parts.presenter.factors()->isAdding())
        m_scroll->ensureWidgetVisible(m_factors, 0, metrics::space24);
    return QWidget::eventFilter(watched, event);
}

} // namespace desk
