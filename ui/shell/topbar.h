// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The bar over everything: back and forward, one field for search, how fresh it all is, and who I am.
#pragma once

#include "ui/shell/actions.h"
#include "ui/theme/theme.h"
#include "ui/widgets/syncpill.h"

#include <QWidget>

class QLineEdit;

namespace desk {

class AccountButton;
struct Account;

struct TopBarParts
{
    const Actions &actions;
    const Account &account;
    Theme &theme;
};

class TopBar : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(const TopBarParts &parts, QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *search() const { return m_search; }
    [[nodiscard]] AccountButton *account() const { return m_account; }
    void say(const SyncWords &words) { m_pill->setWords(words); }

Q_SIGNALS:
    void pillClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();

    TopBarParts m_parts;
    QLineEdit *m_search = nullptr;
    SyncPill *m_pill = nullptr;
    AccountButton *m_account = nullptr;
};

} // namespace desk
