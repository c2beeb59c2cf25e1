// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whose PIN is asked for: face, name, organization.
#pragma once

#include "models/domain/account.h"

#include <QWidget>

namespace desk {

class Theme;

class PersonCard : public QWidget
{
    Q_OBJECT

public:
    explicit PersonCard(const Theme &theme, QWidget *parent = nullptr);

    void setAccount(const Account &account);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    PersonId m_person;
    QString m_name;
    QString m_under;
};

} // namespace desk
