// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QPointer>
#include <QProxyStyle>

class QFocusFrame;

namespace desk {

// Qt's own widgets in our look: Fusion with the parts redrawn that people see. Only decides who draws what;
// the drawing is in styleparts.h. Variants come from dynamic properties (kinds.h).
class DeskStyle : public QProxyStyle
{
    Q_OBJECT

public:
    explicit DeskStyle(const Tokens &tokens);
    ~DeskStyle() override;

    void setTokens(const Tokens &tokens) { m_tokens = tokens; }

    QPalette standardPalette() const override { return m_tokens.palette(); }
    void polish(QWidget *widget) override;
    void unpolish(QWidget *widget) override;
    using QProxyStyle::polish;
    using QProxyStyle::unpolish;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                           const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showFocus(QWidget *control);
    bool drawBar(ControlElement element, const QStyleOption *option, QPainter *painter,
                 const QWidget *widget) const;

    Tokens m_tokens;
    QPointer<QFocusFrame> m_focusFrame; // child of whatever holds the focused control
};

} // namespace desk
