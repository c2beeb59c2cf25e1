// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Changing one's own password.
#pragma once

#include "ui/account/accountcard.h"

namespace desk {

class CodeField;
class PasswordEntry;
class PasswordPresenter;

class PasswordCard : public AccountCard
{
    Q_OBJECT

public:
    /// `personal`: words that a good password does not have in it.
    PasswordCard(PasswordPresenter &presenter, const QStringList &personal, Reader reader, const Theme &theme,
                 QWidget *parent = nullptr);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void buildFields();
    void buildCode();
    void bind();
    void refresh();
    void refreshCode();
    void takeKeyboard(bool code);

    PasswordPresenter &m_presenter;
    QStringList m_personal;
    TextField *m_soFar = nullptr;
    PasswordEntry *m_password = nullptr;
    QWidget *m_proof = nullptr; ///< the part with the code
    CodeField *m_code = nullptr;
    Label *m_resendIn = nullptr;
    QPushButton *m_resend = nullptr;
    QPushButton *m_back = nullptr;
    NoteLine *m_problem = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace desk
