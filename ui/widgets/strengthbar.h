// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Four pieces that fill: how hard something is to guess. The words for it stand beside, for who sees no
// colour.
#pragma once

#include <QWidget>

namespace desk {

class Theme;

class StrengthBar : public QWidget
{
    Q_OBJECT

public:
    static constexpr int pieces = 4;

    explicit StrengthBar(const Theme &theme, QWidget *parent = nullptr);

    void setLevel(int level); ///< 0: none is filled
    [[nodiscard]] int level() const { return m_level; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    int m_level = 0;
};

} // namespace desk
