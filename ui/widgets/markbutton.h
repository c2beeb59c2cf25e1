// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A secondary button that begins with a shape of ours: the status, the priority, a face, or the clock of a
// promise.
#pragma once

#include "ui/theme/tokens.h"

#include <QPushButton>
#include <QUuid>

#include <variant>

namespace desk {

class Theme;

struct FaceMark
{
    QUuid person; ///< null: nobody
    QString name;
    bool operator==(const FaceMark &) const = default;
};

/// A promise: which shape, and the part of the time that is left, 0 to 1.
struct ClockMark
{
    TimeMark mark = TimeMark::None;
    double left = 0;
    bool operator==(const ClockMark &) const = default;
};

using ButtonMark = std::variant<std::monostate, StatusMark, PriorityMark, FaceMark, ClockMark>;

class MarkButton : public QPushButton
{
    Q_OBJECT

public:
    MarkButton(const Theme &theme, const QString &objectName, QWidget *parent = nullptr);

    /// `spoken` is the accessible name, "Status: open".
    void say(const ButtonMark &mark, const QString &text, const QString &spoken);
    [[nodiscard]] const ButtonMark &mark() const { return m_mark; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QColor paintGround(QPainter *painter) const;
    void paintMark(QPainter *painter, const QRectF &box, const QColor &ink) const;

    const Theme &m_theme;
    ButtonMark m_mark;
};

} // namespace desk
