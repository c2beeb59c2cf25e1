// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The address that one signs in with: what it is, another one, and what still waits for a mail box.
#pragma once

#include "ui/account/accountcard.h"
#include "ui/account/addresspresenter.h"

#include <array>

namespace desk {

class Ask;
class CodeField;

class AddressCard : public AccountCard
{
    Q_OBJECT

public:
    AddressCard(AddressPresenter &presenter, Ask &ask, Reader reader, const Theme &theme,
                QWidget *parent = nullptr);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    struct BoxRow
    {
        QWidget *row = nullptr;
        Label *words = nullptr;
        CodeField *code = nullptr;
        QPushButton *confirm = nullptr;
        NoteLine *agreed = nullptr;
    };

    void build();
    void buildLink();
    void buildWanted();
    void buildBox(AddressPresenter::Box box, const QString &name);
    void buildWays();
    void bind();
    void bindBox(AddressPresenter::Box box);
    void refresh();
    void refreshBox(AddressPresenter::Box box);
    void refreshProblem();
    void keepKeyboard(const QWidget *was);
    [[nodiscard]] QString sentence() const;

    AddressPresenter &m_presenter;
    Ask &m_ask;
    Label *m_intro = nullptr;
    QWidget *m_link = nullptr; ///< the question that a link asks
    QPushButton *m_linkYes = nullptr;
    QPushButton *m_linkNo = nullptr;
    TextField *m_wanted = nullptr;
    QPushButton *m_request = nullptr;
    std::array<BoxRow, 2> m_boxes;
    NoteLine *m_problem = nullptr;
    QWidget *m_ways = nullptr; ///< out of the waiting
    Label *m_resendIn = nullptr;
    QPushButton *m_resend = nullptr;
    QPushButton *m_abandon = nullptr;
    QPushButton *m_again = nullptr; ///< after a failed load
};

} // namespace desk
