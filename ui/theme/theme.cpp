// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/deskstyle.h"
#include "ui/theme/fonts.h"

#include <QApplication>
#include <QEvent>
#include <QStyleHints>
#include <QToolTip>
#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
#include <QAccessibilityHints>
#endif

namespace desk {

Theme::Theme(QObject *parent)
    : QObject(parent)
{
    readSystem();
    m_tokens = wanted();
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
    // Elsewhere Qt answers "no effects" for every desktop that says nothing about them.
    m_isMotionReduced = !QApplication::isEffectEnabled(Qt::UI_General);
#endif
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        readSystem();
        apply();
    });
#endif
}

void Theme::install(QApplication &application)
{
    m_application = &application;
    QApplication::setFont(Fonts::systemFont());
    m_style = new DeskStyle(m_tokens);
    QApplication::setStyle(m_style); // the application owns it from here
    QApplication::setPalette(m_tokens.palette());
    applyFonts();
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    application.installEventFilter(this);
#endif
}

void Theme::setChoice(Choice choice)
{
    m_choice = choice;
    apply();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // Before 6.5 Qt has no colour scheme, but it does tell windows when the system's theme changes.
    if (event->type() == QEvent::ThemeChange && m_application) {
        QApplication::setPalette(QPalette());
        m_system = QGuiApplication::palette();
        readSystem();
        QApplication::setPalette(m_tokens.palette());
        apply();
    }
    return QObject::eventFilter(watched, event);
}

Tokens Theme::wanted() const
{
    if (m_choice == Choice::HighContrast || (m_choice == Choice::System && m_isContrastAsked))
        return Tokens::fromSystem(m_system);
    const bool isDark = m_choice == Choice::Dark || (m_choice == Choice::System && m_isSystemDark);
    return isDark ? Tokens::dark() : Tokens::light();
}

void Theme::apply()
{
    const Tokens next = wanted();
    if (next == m_tokens)
        return;
    m_tokens = next;
    if (m_style)
        m_style->setTokens(m_tokens);
    if (m_application)
        QApplication::setPalette(m_tokens.palette());
    QToolTip::setPalette(m_tokens.palette());
    Q_EMIT changed();
}

void Theme::applyFonts()
{
    QApplication::setFont(Fonts::button(), "QPushButton");
    QApplication::setFont(Fonts::button(), "QToolButton");
    QApplication::setFont(Fonts::metaStrong(), "QHeaderView");
    QToolTip::setFont(Fonts::meta());
    QToolTip::setPalette(m_tokens.palette());
}

void Theme::readSystem()
{
    if (!m_application)
        m_system = QGuiApplication::palette();
    m_isSystemDark = m_system.color(QPalette::Window).lightness() < 128;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        m_isSystemDark = scheme == Qt::ColorScheme::Dark;
#endif
#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
    const auto *accessibility = QGuiApplication::styleHints()->accessibility();
    m_isContrastAsked = accessibility->contrastPreference() == Qt::ContrastPreference::HighContrast;
#endif
}

} // namespace desk
