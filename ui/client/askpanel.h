// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What appears while one types on the home page: one's own earlier requests with these words, and the way to
// a person. Never in the way: nothing in it must be used.
#pragma once

#include "ui/client/requestrow.h"

class QPushButton;

namespace desk {

class Label;

class AskPanel : public QWidget
{
    Q_OBJECT

public:
    explicit AskPanel(const Theme &theme, QWidget *parent = nullptr);

    void setMatches(const QList<RequestLine> &matches);

Q_SIGNALS:
    void opened(desk::TicketId ticket);
    void startRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *buildMatches();
    [[nodiscard]] QWidget *buildPerson();

    const Theme &m_theme;
    QList<RequestRow *> m_rows;
    Label *m_none = nullptr;
    QWidget *m_person = nullptr;
};

} // namespace desk
