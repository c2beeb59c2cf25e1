// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// First step: the address, and the other ways in. The code by email is the usual one. What the installation
// has switched off is not shown.
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
    void buildEmail();
    void buildOthers();
    void bind();
    void showOffered();
    void showProviders();
    void refreshSend();
    void showServices();
    QPushButton *addOther(const QString &name, const QString &words, const QString &iconName);

    WaysPresenter &m_ways;
    SignInPresenter &m_presenter;
    Prose *m_intro = nullptr;
    NoteLine *m_notice = nullptr;
    QWidget *m_byEmail = nullptr; ///< the field, its button and what is wrong with it
    QWidget *m_or = nullptr;
    TextField *m_email = nullptr;
    QPushButton *m_send = nullptr;
    NoteLine *m_problem = nullptr;
    QPushButton *m_password = nullptr;
    QPushButton *m_haveCode = nullptr;
    QPushButton *m_phone = nullptr;
    QPushButton *m_newAccount = nullptr;
    QList<Provider> m_offered;
    QList<QPushButton *> m_providers; ///< one for each
    QList<SignInService> m_services;
    QList<QPushButton *> m_serviceButtons;
    QVBoxLayout *m_others = nullptr; ///< the ways beside the code by email
};

} // namespace desk
