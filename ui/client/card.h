// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// White paper with round corners on the grey of the page; what lies on it is divided by lines.
#pragma once

#include <QVBoxLayout>
#include <QWidget>

namespace desk {

class Theme;

class Card : public QWidget
{
    Q_OBJECT

public:
    explicit Card(const Theme &theme, QWidget *parent = nullptr);

    /// Rows go in here; a line is drawn above each visible one but the first.
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QVBoxLayout *m_column;
};

} // namespace desk
