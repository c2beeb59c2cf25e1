// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Six digits that were sent, by whatever way: says how long they work and when others can be sent. Pages say
// what they are about and show what their presenter holds.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class CodeField;

class DigitsPage : public DoorPage
{
    Q_OBJECT

public:
    void takeFocus();

Q_SIGNALS:
    void typed(const QString &code);
    void accepted();
    void resendClicked();
    void anotherClicked();

protected:
    struct About
    {
        QString title;
        QString accept; ///< the button
        QString another;
        QString help; ///< where to look when nothing came
    };
    struct State
    {
        QString intro;
        QString strong; ///< the part of it in stronger ink
        QString code;
        QString problem;
        bool isWrong = false; ///< the problem is the code's
        bool wasSent = true;
        bool isBusy = false;
        bool canAccept = false;
        bool canSend = false;
        int resendIn = 0; ///< seconds
        int worksFor = 0; ///< seconds; 0 with `wasSent`: not any more
    };

    DigitsPage(const QString &name, About about, const Theme &theme, QWidget *parent);
    void showState(const State &state);

private:
    void build();
    void buildField();
    void buildRow();
    void showHint(const State &state);

    About m_about;
    Prose *m_intro = nullptr;
    CodeField *m_code = nullptr;
    NoteLine *m_hint = nullptr;
    QPushButton *m_accept = nullptr;
    Label *m_resendIn = nullptr;
    QPushButton *m_resend = nullptr;
    QPushButton *m_another = nullptr;
};

} // namespace desk
