// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where one is signed in, and what happened to one's access. Admins choose a member, or everybody. For the
// windows of all roles.
#pragma once

#include "models/domain/account.h"
#include "models/domain/device.h"
#include "ui/text/errortext.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QStackedLayout;
class QVBoxLayout;

namespace desk {

class Ask;
class Banner;
class Clock;
class Desk;
class DevicesPresenter;
class EmptyState;
class Label;
class Skeleton;
class Theme;
class Toast;

/// By reference: outlives the page.
struct DevicesParts
{
    DevicesPresenter &devices;
    const Account &account;
    const Desk &desk;
    const Theme &theme;
    const Clock &clock;
    Ask &ask;
};

class DevicesPage : public QWidget
{
    Q_OBJECT

public:
    explicit DevicesPage(const DevicesParts &parts, QWidget *parent = nullptr);

    /// Asks the server; called when somebody comes here.
    void open();

private:
    void build();
    void buildHead(QVBoxLayout *column);
    QWidget *buildList();
    void bind();
    void fillPeople();
    void choosePerson();
    void present();
    void showRows();
    void showEvents();
    void sayFailed();
    void sayNotDone(const Error &error, Doing doing);
    void clear(QVBoxLayout *rows);
    void add(QVBoxLayout *rows, QWidget *row);
    [[nodiscard]] QWidget *makeRow(const OpenSession &session, const QString &sentence);
    [[nodiscard]] QWidget *makeHere(QWidget *row);
    [[nodiscard]] QWidget *makeEnd(const OpenSession &session, QWidget *row);
    [[nodiscard]] QWidget *makeEvent(const SecurityEvent &event);
    [[nodiscard]] QWidget *makeNothing(const QString &words);
    /// Of the member who is looked at; empty for oneself.
    [[nodiscard]] QString whose() const;
    [[nodiscard]] bool isAdmin() const { return m_parts.account.role == Role::Admin; }

    DevicesParts m_parts;
    QComboBox *m_people = nullptr; ///< admins only
    QPushButton *m_endAll = nullptr;
    QPushButton *m_removeFactors = nullptr; ///< of a member
    Banner *m_banner = nullptr;
    QStackedLayout *m_stack = nullptr;
    EmptyState *m_broken = nullptr;
    Skeleton *m_skeleton = nullptr;
    QWidget *m_list = nullptr;
    Label *m_devicesTitle = nullptr;
    Label *m_eventsTitle = nullptr;
    QVBoxLayout *m_devices = nullptr;
    QVBoxLayout *m_events = nullptr;
    Toast *m_toast = nullptr;
};

} // namespace desk
