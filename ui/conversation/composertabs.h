// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The two large tabs over the composer: a reply that the client reads, or a note that only the team reads.
#pragma once

#include "ui/conversation/replypresenter.h"

#include <QAbstractButton>
#include <QButtonGroup>

namespace desk {

class Theme;

/// One of them. A line on top and the ground of the paper when chosen, the ground of the frame when not.
class ComposerTab : public QAbstractButton
{
    Q_OBJECT

public:
    ComposerTab(const Theme &theme, const char *icon, bool isNote, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    const char *m_icon;
    bool m_isNote;
};

class ComposerTabs : public QWidget
{
    Q_OBJECT

public:
    explicit ComposerTabs(const Theme &theme, QWidget *parent = nullptr);

    void setRecipient(const QString &name);
    void setKind(ReplyPresenter::Kind kind);

Q_SIGNALS:
    void chosen(desk::ReplyPresenter::Kind kind);

private:
    ComposerTab *m_reply;
    ComposerTab *m_note;
};

} // namespace desk
