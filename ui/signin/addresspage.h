// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// First step: the address. The code is the usual way; a password and a code from before are the others.
#pragma once

#include "models/domain/waysin.h"
#include "ui/signin/doorpage.h"

namespace desk {

class SignInPresenter;
class TextField;
class WaysPresenter;

class AddressPage : public DoorPage
{
    Q_OBJECT

public:
    AddressPage(WaysPresenter &ways, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

private:
    void build();
    void bind();
    void showOffered();
    void showServices();
    void spaceOthers();
    QPushButton *addOther(const QString &name, const QString &words, const QString &iconName);

    WaysPresenter &m_ways;
    SignInPresenter &m_presenter;
    NoteLine *m_notice = nullptr;
    TextField *m_email = nullptr;
    QPushButton *m_send = nullptr;
    NoteLine *m_problem = nullptr;
    QPushButton *m_password = nullptr;
    QPushButton *m_haveCode = nullptr;
    QList<Provider> m_offered;
    QList<QPushButton *> m_providers; ///< one for each
    QList<SignInService> m_services;
    QList<QPushButton *> m_serviceButtons;
    QVBoxLayout *m_others = nullptr; ///< the ways that are not everywhere
};

} // namespace desk
