// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// People who signed in but are on no list: let in with a role, or refused.
#pragma once

#include "models/domain/allowedemail.h"

#include <QWidget>

#include <memory>

class QVBoxLayout;

namespace desk {

class Label;
struct AllowedEmailsParts;

class WaitingPanel : public QWidget
{
    Q_OBJECT

public:
    explicit WaitingPanel(const AllowedEmailsParts &parts, QWidget *parent = nullptr);
    ~WaitingPanel() override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showPeople();
    [[nodiscard]] QWidget *makeRow(const WaitingPerson &person);
    void askRefuse(const WaitingPerson &person);

    std::unique_ptr<AllowedEmailsParts> m_parts;
    Label *m_title;
    QVBoxLayout *m_rows;
};

} // namespace desk
