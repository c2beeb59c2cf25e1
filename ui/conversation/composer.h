// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where answers are written. Two tabs that cannot be confused: a reply on white, a note all in amber with a
// lock and a button that says who reads it. Knows its presenter only.
#pragma once

#include "ui/conversation/replypresenter.h"

#include <QWidget>

class QLabel;
class QMenu;
class QPlainTextEdit;
class QToolButton;

namespace desk {

class ComposerTabs;
class Theme;

class Composer : public QWidget
{
    Q_OBJECT

public:
    Composer(ReplyPresenter &reply, const Theme &theme, QWidget *parent = nullptr);

    /// The keyboard goes into the text, which is a reply or a note.
    void write(ReplyPresenter::Kind kind);
    [[nodiscard]] QPlainTextEdit *editor() const { return m_text; }

Q_SIGNALS:
    void left(); ///< by Escape: the keyboard wants to be elsewhere; what was typed stays

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    QWidget *buildFoot();
    void bind();
    void buildSendMenu();
    void showDraft();
    void showState();
    void showButton();
    void showHint();
    [[nodiscard]] QString sendWords() const;
    void growWithText();

    ReplyPresenter &m_reply;
    const Theme &m_theme;
    ComposerTabs *m_tabs = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QLabel *m_hint = nullptr;
    QToolButton *m_send = nullptr;
    QMenu *m_menu = nullptr; ///< ways to send a reply; none for clients
};

} // namespace desk
