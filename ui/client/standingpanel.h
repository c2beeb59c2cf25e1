// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Beside the conversation: where it stands, and who is in it.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace desk {

class Face;
class Label;
class RequestPresenter;
class Theme;

class StandingPanel : public QWidget
{
    Q_OBJECT

public:
    StandingPanel(const RequestPresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void addHead(QVBoxLayout *column, const QString &words);

    const RequestPresenter &m_presenter;
    const Theme &m_theme;
    QWidget *m_mark = nullptr;
    Label *m_step = nullptr;
    Label *m_words = nullptr;
    Face *m_face = nullptr;
    Label *m_name = nullptr;
    Label *m_under = nullptr;
};

} // namespace desk
