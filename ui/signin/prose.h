// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A paragraph of our own words with one part in stronger ink: the address in "we sent six digits to …". Plain
// text, wrapped, in the line height of the design; screen readers meet it as a label.
#pragma once

#include "ui/theme/fonts.h"

#include <QLabel>

class QTextLayout;

namespace desk {

class Theme;

class Prose : public QLabel
{
    Q_OBJECT

public:
    explicit Prose(const Theme &theme, QWidget *parent = nullptr);

    /// An empty text takes no room.
    void setProse(const QString &text, const QString &strong = {});

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    qreal layOut(QTextLayout &layout, int width) const; ///< the height

    const Theme &m_theme;
    QString m_strong;
};

} // namespace desk
