// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The client's first page: one field, and the requests by what must be done about them.
#pragma once

#include "ui/client/clienthomepresenter.h"

#include <QScrollArea>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace desk {

class AskPanel;
class EmptyState;
class Label;
class RequestSection;
class Theme;

class HomePage : public QScrollArea
{
    Q_OBJECT

public:
    HomePage(ClientHomePresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

Q_SIGNALS:
    void opened(desk::TicketId ticket);

private:
    void build();
    void buildField(QVBoxLayout *column);
    void buildSections(QVBoxLayout *column);
    void bind();
    void refreshSolved();

    ClientHomePresenter &m_presenter;
    const Theme &m_theme;
    Label *m_greeting = nullptr;
    QLineEdit *m_field = nullptr;
    QPushButton *m_new = nullptr;
    AskPanel *m_panel = nullptr;
    RequestSection *m_needs = nullptr;
    RequestSection *m_progress = nullptr;
    RequestSection *m_solved = nullptr;
    QPushButton *m_scope = nullptr;
    QPushButton *m_all = nullptr;
    EmptyState *m_empty = nullptr;
};

} // namespace desk
