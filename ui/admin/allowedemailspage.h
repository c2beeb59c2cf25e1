// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who may come in, for admins: the list with its filter, the panel that adds, the inspector of one line, and
// the people who signed in without permission.
#pragma once

#include "models/items/allowedemailmodel.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QTableView;

namespace desk {

class AdmissionInspector;
class AdmissionPresenter;
class Ask;
class Banner;
class Clock;
class Desk;
class Label;
class PastePanel;
class Theme;
class Toast;

struct AllowedEmailsParts
{
    AdmissionPresenter &admission;
    const Desk &desk;
    const Theme &theme;
    const Clock &clock;
    Ask &ask;
};

class AllowedEmailsPage : public QWidget
{
    Q_OBJECT

public:
    explicit AllowedEmailsPage(const AllowedEmailsParts &parts, QWidget *parent = nullptr);

private:
    void build();
    QWidget *buildHead();
    QWidget *buildFilter();
    QWidget *buildTable();
    void bind();
    void bindWords();
    void filter();
    void showRows();
    void showChosen();
    void chooseFile();

    AllowedEmailsParts m_parts;
    AllowedEmailModel m_rows;
    Label *m_count = nullptr;
    Label *m_shown = nullptr;
    PastePanel *m_paste = nullptr;
    Banner *m_banner = nullptr;
    QLineEdit *m_text = nullptr;
    QComboBox *m_role = nullptr;
    QComboBox *m_state = nullptr;
    QTableView *m_table = nullptr;
    AdmissionInspector *m_inspector = nullptr;
    Toast *m_toast = nullptr;
};

} // namespace desk
