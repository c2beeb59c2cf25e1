// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which help desk: two fields that an admin gives out. The first page of all where nothing is set up yet.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class ServerPresenter;
class TextField;

class ServerPage : public DoorPage
{
    Q_OBJECT

public:
    ServerPage(ServerPresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

private:
    void build();
    void bind();

    ServerPresenter &m_presenter;
    TextField *m_address = nullptr;
    TextField *m_key = nullptr;
    QPushButton *m_go = nullptr;
    QPushButton *m_back = nullptr;
};

} // namespace desk
