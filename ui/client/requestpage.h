// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One request: its steps, what was said, the place to answer, and two plain verbs.
#pragma once

#include "ui/client/requestpresenter.h"

#include <QWidget>

class QBoxLayout;
class QPushButton;
class QToolButton;

namespace desk {

class Banner;
class Clock;
class Composer;
class ConversationModel;
class Label;
class ReplyPresenter;
class StandingPanel;
class Steps;
class Theme;
class TimelineView;

struct RequestPageParts
{
    RequestPresenter &request;
    ReplyPresenter &reply;
    ConversationModel &conversation;
    const Desk &desk;
    const Clock &clock;
    const Theme &theme;
};

class RequestPage : public QWidget
{
    Q_OBJECT

public:
    explicit RequestPage(const RequestPageParts &parts, QWidget *parent = nullptr);

    void open(TicketId ticket);
    void refresh();
    void takeFocus();

Q_SIGNALS:
    void backRequested();
    /// Only https, http and mailto; whoever opens it asks first.
    void linkActivated(const QUrl &url);
    void resendRequested(const QUuid &unsent);
    void discardRequested(const QUuid &unsent);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *buildHead();
    [[nodiscard]] QWidget *buildTalk();
    [[nodiscard]] QBoxLayout *buildVerbs(QWidget *parent);
    void bind();
    void refreshBanner();
    void bannerPressed();

    RequestPageParts m_parts;
    QWidget *m_head = nullptr;
    QToolButton *m_back = nullptr;
    Label *m_title = nullptr;
    Label *m_number = nullptr;
    Steps *m_steps = nullptr;
    Banner *m_banner = nullptr;
    TimelineView *m_timeline = nullptr;
    QPushButton *m_solved = nullptr;
    QPushButton *m_askOn = nullptr;
    Composer *m_composer = nullptr;
    StandingPanel *m_standing = nullptr;
};

} // namespace desk
