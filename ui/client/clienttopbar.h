// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The client's bar: where one is, how fresh it all is, and who one is.
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/syncpill.h"

#include <QWidget>

class QAbstractButton;

namespace desk {

class AccountButton;
struct Account;

class ClientTopBar : public QWidget
{
    Q_OBJECT

public:
    enum class Spot { Home, New, Request, Devices, Account };

    ClientTopBar(const Account &account, Theme &theme, QWidget *parent = nullptr);

    void say(const SyncWords &words) { m_pill->setWords(words); }
    void mark(Spot spot);
    [[nodiscard]] AccountButton *account() const { return m_account; }

Q_SIGNALS:
    void homeRequested();
    void newRequested();
    void pillClicked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    QAbstractButton *m_home;
    QAbstractButton *m_new;
    SyncPill *m_pill;
    AccountButton *m_account;
};

} // namespace desk
