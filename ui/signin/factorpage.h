// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Type the code that the authenticator app shows; who has lost it reads who can help.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class CodeField;
class FactorDoor;
class PersonCard;

class FactorPage : public DoorPage
{
    Q_OBJECT

public:
    FactorPage(FactorDoor &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

private:
    void build();
    void buildHelp();
    void bind();

    FactorDoor &m_presenter;
    PersonCard *m_person = nullptr;
    CodeField *m_code = nullptr;
    NoteLine *m_hint = nullptr;
    QPushButton *m_goOn = nullptr;
    Label *m_help = nullptr;
    QString m_shownProblem;
    QPushButton *m_lookAgain = nullptr;
    QPushButton *m_another = nullptr;
};

} // namespace desk
