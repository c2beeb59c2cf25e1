// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a request is written: one column, no question that the client cannot answer.
#pragma once

#include "ui/client/newrequestpresenter.h"

#include <QButtonGroup>
#include <QScrollArea>

class QComboBox;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace desk {

class DescriptionField;
class Label;
class NoteLine;
class TextField;
class Theme;

class NewRequestPage : public QScrollArea
{
    Q_OBJECT

public:
    NewRequestPage(NewRequestPresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    /// Said beside the button; empty: connected.
    void setConnectionHint(const QString &hint);
    void refresh();
    void takeFocus();

Q_SIGNALS:
    void backRequested();

private:
    [[nodiscard]] QVBoxLayout *buildPaper();
    void buildHead(QVBoxLayout *column);
    void buildCategory(QVBoxLayout *column);
    void buildUrgency(QVBoxLayout *column);
    void buildEnd(QVBoxLayout *column);
    void bind();

    NewRequestPresenter &m_presenter;
    const Theme &m_theme;
    QToolButton *m_back = nullptr;
    TextField *m_title = nullptr;
    QComboBox *m_category = nullptr;
    DescriptionField *m_description = nullptr;
    QButtonGroup m_urgency;
    NoteLine *m_hint = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_send = nullptr;
};

} // namespace desk
