// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One of a few answers, with a second line that explains it. Looks like a card, works like a radio button.
#pragma once

#include <QAbstractButton>

namespace desk {

class Theme;

class ChoiceCard : public QAbstractButton
{
    Q_OBJECT

public:
    ChoiceCard(const Theme &theme, const QString &words, const QString &hint, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_hint;
};

} // namespace desk
