// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Choose a PIN, twice: the first one, or a longer one after the role was raised. Says while one types what it
// must be.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class PersonCard;
class PinField;
class PinPresenter;
class TextField;

class PinChoosePage : public DoorPage
{
    Q_OBJECT

public:
    PinChoosePage(PinPresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

private:
    struct Labelled
    {
        QWidget *box = nullptr; ///< label, field and gap, hidden together
        PinField *field = nullptr;
    };
    void build();
    void buildEnd();
    void bind();
    Labelled addPin(const QString &name, const QString &words);
    NoteLine *addRule(const QString &name);
    void refreshFields();
    void refreshChecks();

    PinPresenter &m_presenter;
    PersonCard *m_person = nullptr;
    Label *m_title = nullptr;
    Prose *m_intro = nullptr;
    TextField *m_enrolCode = nullptr;
    QWidget *m_enrolBox = nullptr;
    Labelled m_old, m_new, m_again;
    NoteLine *m_advice = nullptr;
    NoteLine *m_long = nullptr;
    NoteLine *m_trivial = nullptr;
    NoteLine *m_same = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_signOut = nullptr;
};

} // namespace desk
