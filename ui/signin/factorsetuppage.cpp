// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/factorsetuppage.h"

#include "ui/account/factorsetuppane.h"
#include "ui/signin/factordoor.h"
#include "ui/text/safetext.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace desk {

FactorSetupPage::FactorSetupPage(FactorDoor &presenter, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("factorSetupPage"), theme, parent)
    , m_presenter(presenter)
{
    addTitle(tr("Set up an authenticator app"));
    m_intro = addIntro({});
    m_setup = new FactorSetupPane(presenter.setup(), ButtonSize::SignIn, theme, this);
    column()->addWidget(m_setup);
    addGap(metrics::space16);
    m_another = makeLink(QStringLiteral("another"), tr("Use another account"), this);
    addRow()->addWidget(m_another, 0, Qt::AlignRight);
    connect(m_another, &QPushButton::clicked, &presenter, &FactorDoor::leave);
    connect(&presenter, &FactorDoor::changed, this, &FactorSetupPage::refresh);
    refresh();
}

void FactorSetupPage::refresh()
{
    const Account &account = m_presenter.account();
    m_intro->setProse(
        tr("%1 wants a code of an app from its admins when they sign in. You are signing in as %2.")
            .arg(isolated(account.organizationName), account.email),
        account.email);
}

void FactorSetupPage::takeFocus()
{
    m_setup->takeFocus();
}

} // namespace desk
