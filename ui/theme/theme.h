// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QObject>
#include <QPalette>
#include <QPointer>

class QApplication;

namespace desk {

class DeskStyle;

// Which colours are on, and the one place that puts them on. Lives as long as the process, made after the
// QApplication; widgets and delegates are given `const Theme &` and read tokens() each time that they paint.
// A change reaches them as Qt's own palette change, so none of them has to connect to anything.
class Theme : public QObject
{
    Q_OBJECT

public:
    // HighContrast: the system's own colours in our shapes. Qt 6.10 tells when the system asks for it.
    enum class Choice { System, Light, Dark, HighContrast };
    Q_ENUM(Choice)

    explicit Theme(QObject *parent = nullptr);

    const Tokens &tokens() const { return m_tokens; }
    Choice choice() const { return m_choice; }
    bool isDark() const { return m_tokens.isDark; }
    // True where the system or the person asks for less motion: nothing folds or fades then.
    bool isMotionReduced() const { return m_isMotionReduced; }
    void setMotionReduced(bool isReduced) { m_isMotionReduced = isReduced; }

    // Gives the application our style, palette and fonts. Once, before the first window.
    void install(QApplication &application);
    void setChoice(Choice choice);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Tokens wanted() const;
    void apply();
    void applyFonts();
    void readSystem();

    Choice m_choice = Choice::System;
    Tokens m_tokens;
    QPalette m_system; // before ours was put on
    bool m_isSystemDark = false;
    bool m_isContrastAsked = false;
    bool m_isMotionReduced = false;
    QPointer<QApplication> m_application;
    QPointer<DeskStyle> m_style;
};

} // namespace desk
