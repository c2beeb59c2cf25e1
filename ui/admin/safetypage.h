// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// "Safety rules", for admins: what everybody of the organization needs to get in, and how long a desk stays
// open.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace desk {

class Ask;
class Banner;
class Label;
class SafetyPresenter;
class Theme;
class Toast;

/// By reference: outlives the page.
struct SafetyParts
{
    SafetyPresenter &presenter;
    const Theme &theme;
    Ask &ask;
};

class SafetyPage : public QWidget
{
    Q_OBJECT

public:
    explicit SafetyPage(const SafetyParts &parts, QWidget *parent = nullptr);

    /// Asks the server; called when somebody comes here, and by F5.
    void open();

Q_SIGNALS:
    void accountRequested(); ///< where one sets up an app of one's own

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void buildCards(QVBoxLayout *column);
    void bind();
    void present();

    SafetyParts m_parts;
    Banner *m_banner = nullptr;
    Label *m_loading = nullptr;
    QWidget *m_cards = nullptr;
    Toast *m_toast = nullptr;
};

} // namespace desk
