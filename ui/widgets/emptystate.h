// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A list or page with nothing in it: a picture, what that means, why, and one or two ways on.
#pragma once

#include <QWidget>

class QPushButton;

namespace desk {

class Label;
class Theme;

class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(const Theme &theme, QWidget *parent = nullptr);

    void say(const QString &icon, const QString &title, const QString &why);
    /// Empty texts take the button or the link away.
    void setWays(const QString &button, const QString &link = {});

Q_SIGNALS:
    void buttonClicked();
    void linkClicked();

private:
    class Tile;

    Tile *m_tile;
    Label *m_title;
    Label *m_why;
    QPushButton *m_button;
    QPushButton *m_link;
};

} // namespace desk
