// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window before the desk. Shows the page that the door is at, or where the server is asked for; knows no
// more than which presenter is asked which question.
#pragma once

#include <QStackedWidget>

#include <functional>

namespace desk {

class DoorPage;
class DoorPresenter;
class ServerPresenter;
class Theme;

class SignInWindow : public QStackedWidget
{
    Q_OBJECT

public:
    explicit SignInWindow(const Theme &theme, QWidget *parent = nullptr);

    /// The pages of this door, in place of those before. It must live as long as the window shows it.
    void showDoor(DoorPresenter &door);
    void showServer(ServerPresenter &server);

Q_SIGNALS:
    /// The person wants to use another server (never in demo mode).
    void serverChangeRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    template <class Page, class Presenter>
    void add(Presenter &presenter, std::function<bool()> isOn);
    void addDoorPages(DoorPresenter &door);
    void addRegistrationPages(DoorPresenter &door);
    void addPhonePages(DoorPresenter &door);
    void addServicePages(DoorPresenter &door);
    void addPersonPages(DoorPresenter &door);
    void clear();
    void refresh();
    void refreshFoot();
    void refreshTitle();

    struct Shown
    {
        DoorPage *page;
        std::function<bool()> isOn;
        std::function<void()> takeFocus;
    };

    const Theme &m_theme;
    DoorPresenter *m_door = nullptr;
    QList<Shown> m_pages;
};

} // namespace desk
