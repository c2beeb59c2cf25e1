// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QPalette>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace desk;

namespace {

double linear(double part)
{
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

// WCAG 2: 1 for two equal colours, 21 for black on white.
double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

using Field = QColor Tokens::*;

} // namespace

class TestTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastIsAsMeasured_data();
    void contrastIsAsMeasured();
    void everyColourIsSet();
    void prioritiesStatusesAndFacesCanBeRead();
    void paletteCarriesTheTokens();
    void themeSaysWhenItChangesAndOnlyThen();
    void highContrastUsesTheSystemsColours();
    void rowsGrowWithTheText();
};

void TestTokens::contrastIsAsMeasured_data()
{
    QTest::addColumn<QColor>("lightInk");
    QTest::addColumn<QColor>("lightGround");
    QTest::addColumn<double>("light");
    QTest::addColumn<QColor>("darkInk");
    QTest::addColumn<QColor>("darkGround");
    QTest::addColumn<double>("dark");

    const Tokens &l = Tokens::light();
    const Tokens &d = Tokens::dark();
    const auto row = [&](const char *name, Field ink, Field ground, double light, double dark) {
        QTest::newRow(name) << l.*ink << l.*ground << light << d.*ink << d.*ground << dark;
    };
    using T = Tokens;
    row("text on surface", &T::text, &T::surface, 16.9, 13.8);
    row("text on selection", &T::text, &T::selection, 14.0, 10.3);
    row("text on reply", &T::text, &T::reply, 15.2, 12.2);
    row("text on note", &T::text, &T::noteSurface, 15.5, 12.1);
    row("text2 on selection", &T::text2, &T::selection, 8.4, 7.6);
    row("muted on surface", &T::muted, &T::surface, 6.1, 6.6);
    row("muted on window", &T::muted, &T::window, 5.4, 7.1);
    row("muted on hover", &T::muted, &T::hover, 5.5, 6.1);
    row("muted on chip", &T::muted, &T::chip, 5.2, 5.3);
    row("muted on selection", &T::muted, &T::selection, 5.0, 4.9);
    row("muted on note", &T::muted, &T::noteSurface, 5.6, 5.8);
    row("white on accent", &T::accentText, &T::accent, 6.2, 5.4);
    row("white on accent hover", &T::accentText, &T::accentHover, 7.1, 4.7);
    row("white on danger fill", &T::dangerText, &T::dangerFill, 5.9, 5.3);
    row("accent ink on surface", &T::accentInk, &T::surface, 6.9, 8.0);
    row("accent ink on selection", &T::accentInk, &T::selection, 5.7, 5.9);
    row("accent ink on note", &T::accentInk, &T::noteSurface, 6.3, 7.0);
    row("note ink on note", &T::noteInk, &T::noteSurface, 6.5, 9.1);
    row("note button", &T::noteButtonText, &T::noteInk, 6.8, 10.1);
    row("danger on surface", &T::danger, &T::surface, 5.9, 7.4);
    row("danger on its banner", &T::danger, &T::dangerSurface, 5.1, 6.6);
    row("danger on selection", &T::danger, &T::selection, 4.9, 5.5);
    row("warning on its surface", &T::warning, &T::warningSurface, 5.2, 7.7);
    row("warning on selection", &T::warning, &T::selection, 4.9, 6.9);
    row("success on surface", &T::success, &T::surface, 5.4, 8.4);
    row("edge of a field", &T::lineStrong, &T::surface, 3.7, 3.9);
    row("edge of a note", &T::noteLine, &T::surface, 3.6, 4.0);
    row("focus", &T::focus, &T::surface, 6.2, 8.0);
}

void TestTokens::contrastIsAsMeasured()
{
    QFETCH(QColor, lightInk);
    QFETCH(QColor, lightGround);
    QFETCH(double, light);
    QFETCH(QColor, darkInk);
    QFETCH(QColor, darkGround);
    QFETCH(double, dark);
    // The design gives one digit, so half a digit either way, and a little for its rounding.
    const double lightNow = contrast(lightInk, lightGround);
    const double darkNow = contrast(darkInk, darkGround);
    QVERIFY2(std::abs(lightNow - light) <= 0.06, qPrintable(QStringLiteral("light: %1").arg(lightNow)));
    QVERIFY2(std::abs(darkNow - dark) <= 0.06, qPrintable(QStringLiteral("dark: %1").arg(darkNow)));
}

void TestTokens::everyColourIsSet()
{
    for (const Tokens &t : {Tokens::light(), Tokens::dark()}) {
        for (const QColor &colour :
             {t.window,         t.surface,        t.raised,     t.sunken,         t.hover,
              t.chip,           t.skeleton,       t.line,       t.lineStrong,     t.text,
              t.text2,          t.muted,          t.accent,     t.accentHover,    t.accentPressed,
              t.accentText,     t.accentInk,      t.focus,      t.selection,      t.selectionIdle,
              t.reply,          t.noteSurface,    t.noteSoft,   t.noteLine,       t.noteInk,
              t.noteButtonText, t.danger,         t.dangerFill, t.dangerSurface,  t.dangerText,
              t.success,        t.successSurface, t.warning,    t.warningSurface, t.presenceAvailable,
              t.presenceAway,   t.presenceBusy,   t.tip,        t.tipText,        t.timeIdle,
              t.popupLine,      t.faceText}) {
            QVERIFY(colour.isValid());
            QCOMPARE(colour.alpha(), 255);
        }
    }
    QVERIFY(!(Tokens::light() == Tokens::dark()));
}

void TestTokens::prioritiesStatusesAndFacesCanBeRead()
{
    for (const Tokens &t : {Tokens::light(), Tokens::dark()}) {
        for (const auto mark :
             {PriorityMark::Critical, PriorityMark::High, PriorityMark::Medium, PriorityMark::Low}) {
            QVERIFY(contrast(t.priority(mark), t.surface) >= 3.0);
            QVERIFY(contrast(t.priority(mark), t.selection) >= 3.0);
        }
        for (const auto mark : {StatusMark::Open, StatusMark::InProgress, StatusMark::Waiting,
                                StatusMark::Solved, StatusMark::Closed})
            QVERIFY(contrast(t.status(mark), t.surface) >= 3.0);
        for (const auto mark : {PresenceMark::Available, PresenceMark::Away, PresenceMark::Busy})
            QVERIFY2(contrast(t.presence(mark), t.window) >= 3.65, // 3.7 with one digit
                     qPrintable(QString::number(contrast(t.presence(mark), t.window))));
        for (const QColor &face : t.faces)
            QVERIFY(contrast(t.faceText, face) >= 5.2);
        QVERIFY(contrast(t.tipText, t.tip) >= 4.5);
        QVERIFY(contrast(t.timeIdle, t.surface) >= 1.5);
    }
}

void TestTokens::paletteCarriesTheTokens()
{
    const Tokens &t = Tokens::dark();
    const QPalette palette = t.palette();
    QCOMPARE(palette.color(QPalette::Active, QPalette::Base), t.surface);
    QCOMPARE(palette.color(QPalette::Active, QPalette::PlaceholderText), t.muted);
    QCOMPARE(palette.color(QPalette::Inactive, QPalette::Highlight), t.selectionIdle);
    QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text), t.muted);
    QCOMPARE(palette.color(QPalette::Disabled, QPalette::Button), t.chip);
}

void TestTokens::themeSaysWhenItChangesAndOnlyThen()
{
    Theme theme;
    theme.setChoice(Theme::Choice::Light);
    QSignalSpy changes(&theme, &Theme::changed);
    theme.setChoice(Theme::Choice::Dark);
    QCOMPARE(changes.size(), 1);
    QVERIFY(theme.isDark());
    QCOMPARE(theme.tokens().surface, Tokens::dark().surface);
    theme.setChoice(Theme::Choice::Dark);
    QCOMPARE(changes.size(), 1);
    theme.setChoice(Theme::Choice::Light);
    QCOMPARE(changes.size(), 2);
    QVERIFY(!theme.isDark());
}

void TestTokens::highContrastUsesTheSystemsColours()
{
    QPalette system;
    system.setColor(QPalette::Base, Qt::black);
    system.setColor(QPalette::WindowText, Qt::yellow);
    system.setColor(QPalette::Highlight, Qt::cyan);
    system.setColor(QPalette::HighlightedText, Qt::black);
    const Tokens t = Tokens::fromSystem(system);
    QVERIFY(t.isDark);
    for (const QColor &ink : {t.text, t.muted, t.line, t.noteLine, t.popupLine})
        QCOMPARE(ink, QColor(Qt::yellow));
    for (const QColor &ground : {t.surface, t.window, t.noteSurface, t.hover})
        QCOMPARE(ground, QColor(Qt::black));
    QVERIFY(contrast(t.accentText, t.accent) > 4.5);
    QVERIFY(t.selection != t.surface);
    QVERIFY(contrast(t.text, t.selection) > 4.5);
    Theme theme;
    theme.setChoice(Theme::Choice::HighContrast);
    QCOMPARE(theme.tokens().text, QGuiApplication::palette().color(QPalette::WindowText));
}

void TestTokens::rowsGrowWithTheText()
{
    QCOMPARE(metrics::rowHeight(metrics::rowComfortable, 38), 60);
    QCOMPARE(metrics::rowHeight(metrics::rowComfortable, 60), 80);
}

QTEST_MAIN(TestTokens)
#include "tst_tokens.moc"
