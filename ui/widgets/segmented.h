// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two or three ways to look at the same list, side by side ("Mine | My company"). One is always chosen.
#pragma once

#include <QButtonGroup>
#include <QWidget>

namespace desk {

class Theme;

class Segmented : public QWidget
{
    Q_OBJECT

public:
    Segmented(const Theme &theme, const QStringList &words, QWidget *parent = nullptr);

    [[nodiscard]] int chosen() const { return m_group.checkedId(); }
    void choose(int index);

Q_SIGNALS:
    void chosenChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Part;

    const Theme &m_theme;
    QButtonGroup m_group;
};

} // namespace desk
