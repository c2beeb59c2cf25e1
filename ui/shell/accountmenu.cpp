// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/accountmenu.h"

#include "models/items/words.h"
#include "ui/text/safetext.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/shapes.h"

#include <QActionGroup>
#include <QMenu>
#include <QPainter>

namespace desk {
namespace {

constexpr int Badge = 12;

} // namespace

AccountButton::AccountButton(const Account &account, Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_account(account)
    , m_theme(theme)
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("accountButton"));
    setAccessibleName(tr("%1, %2. Account and lock").arg(safeLine(account.name), wordFor(account.role)));
    setToolTip(plainTip(account.name));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    buildMenu();
    connect(this, &QAbstractButton::clicked, this, [this] {
        m_menu->popup(mapToGlobal(QPoint(width() - m_menu->sizeHint().width(), height() + 4)));
    });
}

void AccountButton::buildMenu()
{
    m_menu->setObjectName(QStringLiteral("accountMenu"));
    const auto literal = [](const QString &name) {
        return safeLine(name).replace(u'&', QStringLiteral("&&"));
    };
    QAction *who = m_menu->addAction(literal(m_account.name));
    who->setObjectName(QStringLiteral("accountName"));
    who->setEnabled(false);
    QAction *role =
        m_menu->addAction(tr("%1, %2").arg(wordFor(m_account.role), literal(m_account.organizationName)));
    role->setObjectName(QStringLiteral("accountRole"));
    role->setEnabled(false);
    m_menu->addSeparator();
    buildThemes();
    m_signIn = m_menu->addAction(desk::icon("person"), tr("Sign-in and account"), this,
                                 &AccountButton::signInRequested);
    m_signIn->setObjectName(QStringLiteral("accountSignIn"));
    m_signIn->setVisible(false);
    m_devices = m_menu->addAction(desk::icon("key"), tr("Devices and sessions"), this,
                                  &AccountButton::devicesRequested);
    m_devices->setObjectName(QStringLiteral("accountDevices"));
    m_devices->setVisible(false);
    QAction *keys = m_menu->addAction(desk::icon("keys"), tr("Keys"), this, &AccountButton::keysRequested);
    keys->setObjectName(QStringLiteral("accountKeys"));
    m_menu->addSeparator();
    QAction *lock =
        m_menu->addAction(desk::icon("lock"), tr("Lock now"), this, &AccountButton::lockRequested);
    lock->setObjectName(QStringLiteral("lockNow"));
    QAction *leave = m_menu->addAction(tr("Sign out"), this, &AccountButton::signOutRequested);
    leave->setObjectName(QStringLiteral("signOut"));
}

void AccountButton::setAccountOffered(bool offered)
{
    m_signIn->setVisible(offered);
}

void AccountButton::setDevicesOffered(bool offered)
{
    m_devices->setVisible(offered);
}

void AccountButton::buildThemes()
{
    QMenu *themes = m_menu->addMenu(desk::icon("moon"), tr("Theme"));
    themes->setObjectName(QStringLiteral("themeMenu"));
    auto *group = new QActionGroup(themes);
    const struct
    {
        QString words;
        const char *name;
        Theme::Choice choice;
    } choices[] = {{tr("As the system"), "themeSystem", Theme::Choice::System},
                   {tr("Light"), "themeLight", Theme::Choice::Light},
                   {tr("Dark"), "themeDark", Theme::Choice::Dark}};
    for (const auto &one : choices) {
        QAction *action = themes->addAction(one.words, this, [this, choice = one.choice] {
            m_theme.setChoice(choice);
            Q_EMIT themeChosen(choice);
        });
        action->setObjectName(QString::fromLatin1(one.name));
        action->setCheckable(true);
        action->setChecked(m_theme.choice() == one.choice);
        group->addAction(action);
    }
}

QSize AccountButton::sizeHint() const
{
    return {metrics::faceMessage + 4, metrics::faceMessage + 4};
}

void AccountButton::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect face(2, 2, metrics::faceMessage, metrics::faceMessage);
    drawFace(&painter, face, m_account.person.value, m_account.name, tokens);
    const QRect badge(width() - Badge - 1, height() - Badge - 1, Badge, Badge);
    drawPanel(&painter, badge, Badge / 2.0, tokens.window, tokens.line);
    drawIcon(&painter, "lock", badge.adjusted(2, 2, -2, -2), tokens.text2);
    if (hasFocus())
        drawFocusAround(&painter, face.adjusted(1, 1, -1, -1), metrics::faceMessage / 2.0, tokens.focus);
}

} // namespace desk
