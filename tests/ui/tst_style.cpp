// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "ui/theme/deskstyle.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/kinds.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFocusFrame>
#include <QHeaderView>
#include <QImage>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QSplitter>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <memory>

using namespace desk;

namespace {

int warnings = 0;

void countWarnings(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (type != QtDebugMsg && type != QtInfoMsg) {
        ++warnings;
        fprintf(stderr, "%s\n", qPrintable(text));
    }
}

QImage picture(QWidget *widget, qreal ratio)
{
    QImage image(widget->size() * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    widget->render(&image);
    return image;
}

void addFields(QWidget *page, QVBoxLayout *column)
{
    auto *wrong = new QLineEdit(QStringLiteral("sam@northgate"), page);
    setWrong(wrong, true);
    auto *search = new QLineEdit(page);
    setFieldLook(search, FieldLook::Search);
    setLeadingIcon(search, "search");
    auto *combo = new QComboBox(page);
    combo->addItems({QStringLiteral("Manager"), QStringLiteral("Staff")});
    for (QWidget *field :
         {static_cast<QWidget *>(wrong), static_cast<QWidget *>(search), static_cast<QWidget *>(combo),
          static_cast<QWidget *>(new QCheckBox(page)), static_cast<QWidget *>(new QRadioButton(page)),
          static_cast<QWidget *>(new QSpinBox(page)), static_cast<QWidget *>(new QPlainTextEdit(page))})
        column->addWidget(field);
}

std::unique_ptr<QWidget> everything()
{
    auto page = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(page.get());
    for (const auto kind : {ButtonKind::Secondary, ButtonKind::Primary, ButtonKind::Flat, ButtonKind::Note,
                            ButtonKind::Danger, ButtonKind::DangerFill, ButtonKind::Link, ButtonKind::Chip}) {
        auto *button = new QPushButton(icon("lock"), QStringLiteral("Send"), page.get());
        setKind(button, kind);
        auto *off = new QPushButton(QStringLiteral("Send"), page.get());
        setKind(off, kind);
        off->setEnabled(false);
        column->addWidget(button);
        column->addWidget(off);
    }
    addFields(page.get(), column);
    auto *split = new QToolButton(page.get());
    split->setText(QStringLiteral("Send and wait"));
    split->setPopupMode(QToolButton::MenuButtonPopup);
    split->setMenu(new QMenu(split));
    setKind(split, ButtonKind::Primary);
    auto *tabs = new QTabBar(page.get());
    tabs->addTab(QStringLiteral("All"));
    tabs->setTabData(tabs->addTab(QStringLiteral("Talk")), QStringLiteral("4"));
    auto *table = new QTableWidget(30, 2, page.get());
    table->setSortingEnabled(true);
    column->addWidget(split);
    column->addWidget(tabs);
    column->addWidget(table);
    page->resize(420, page->sizeHint().height());
    return page;
}

} // namespace

class TestStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everythingPaintsInBothThemesAtOneAndTwo();
    void aChangeOfThemeReachesOpenWindows();
    void heightsAreThoseOfTheDesign();
    void focusRingShowsForTheKeyboardOnly();
    void focusRingGoesWithItsWindow();
    void splitButtonHasTwoParts();
    void scrollBarHasNoButtons();
    void aNumberHasTheEdgeOfAField();
    void aPressedPrimaryButtonIsDarker();
    void menuWidthHoldsLabelAndKey();
    void figuresAreEquallyWide();

private:
    Theme m_theme;
};

void TestStyle::initTestCase()
{
    initResources();
    m_theme.setChoice(Theme::Choice::Light);
    m_theme.install(*qApp);
}

void TestStyle::everythingPaintsInBothThemesAtOneAndTwo()
{
    warnings = 0;
    const auto before = qInstallMessageHandler(countWarnings);
    QList<QImage> pictures;
    for (const auto choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        m_theme.setChoice(choice);
        const auto page = everything();
        for (const qreal ratio : {1.0, 1.25, 2.0}) {
            const QImage image = picture(page.get(), ratio);
            QCOMPARE(image.pixelColor(2, 2), m_theme.tokens().window);
            pictures << image;
        }
    }
    qInstallMessageHandler(before);
    m_theme.setChoice(Theme::Choice::Light);
    QVERIFY(pictures.first() != pictures[3]);
    QCOMPARE(warnings, 0);
}

void TestStyle::aChangeOfThemeReachesOpenWindows()
{
    QWidget window;
    auto *button = new QPushButton(icon("lock"), QStringLiteral("Lock now"), &window);
    window.resize(200, 100);
    window.show();
    const QImage light = picture(button, 1);
    m_theme.setChoice(Theme::Choice::Dark);
    QTRY_COMPARE(window.palette().color(QPalette::Window), Tokens::dark().window);
    QVERIFY(picture(button, 1) != light);
    m_theme.setChoice(Theme::Choice::Light);
}

void TestStyle::heightsAreThoseOfTheDesign()
{
    qApp->setFont([] {
        QFont font = QApplication::font();
        font.setPixelSize(13);
        return font;
    }());
    QPushButton button(QStringLiteral("Send"));
    QCOMPARE(button.sizeHint().height(), metrics::button);
    QToolButton tool;
    tool.setIcon(icon("clip"));
    QCOMPARE(tool.sizeHint(), QSize(28, 28));
    QLineEdit field;
    QCOMPARE(field.sizeHint().height(), metrics::field);
    QTabBar tabs;
    tabs.addTab(QStringLiteral("All"));
    QCOMPARE(tabs.sizeHint().height(), metrics::tab);
    QPushButton chip(QStringLiteral("Role: any"));
    setKind(&chip, ButtonKind::Chip);
    QCOMPARE(chip.sizeHint().height(), metrics::chip);
}

void TestStyle::focusRingShowsForTheKeyboardOnly()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *first = new QPushButton(QStringLiteral("One"), &window);
    auto *second = new QPushButton(QStringLiteral("Two"), &window);
    column->addWidget(first);
    column->addWidget(second);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto ring = [&window] {
        const QList<QFocusFrame *> frames = window.findChildren<QFocusFrame *>();
        return frames.isEmpty() || !frames.first()->isVisible() ? nullptr : frames.first()->widget();
    };
    second->setFocus(Qt::MouseFocusReason);
    QCOMPARE(ring(), nullptr);
    first->setFocus(Qt::TabFocusReason);
    QCOMPARE(ring(), first);
    second->setFocus(Qt::BacktabFocusReason);
    QCOMPARE(ring(), second);
    QTest::mouseClick(second, Qt::LeftButton);
    QCOMPARE(ring(), nullptr);
}

void TestStyle::focusRingGoesWithItsWindow()
{
    for (int i = 0; i < 2; ++i) {
        auto window = std::make_unique<QWidget>();
        auto *column = new QVBoxLayout(window.get());
        column->addWidget(new QPushButton(QStringLiteral("One"), window.get()));
        auto *button = new QPushButton(QStringLiteral("Two"), window.get());
        column->addWidget(button);
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        button->setFocus(Qt::TabFocusReason);
        QVERIFY(button->hasFocus());
        QCOMPARE(window->findChildren<QFocusFrame *>().size(), 1);
    }
}

void TestStyle::splitButtonHasTwoParts()
{
    QToolButton split;
    split.setText(QStringLiteral("Send and wait"));
    split.setPopupMode(QToolButton::MenuButtonPopup);
    split.resize(split.sizeHint());
    QStyleOptionToolButton option;
    option.initFrom(&split);
    option.features = QStyleOptionToolButton::MenuButtonPopup;
    QStyle *style = split.style();
    const QRect menu =
        style->subControlRect(QStyle::CC_ToolButton, &option, QStyle::SC_ToolButtonMenu, &split);
    const QRect verb = style->subControlRect(QStyle::CC_ToolButton, &option, QStyle::SC_ToolButton, &split);
    QCOMPARE(menu.width(), 28);
    QVERIFY(!menu.intersects(verb));
    QCOMPARE(menu.united(verb), split.rect());
}

void TestStyle::scrollBarHasNoButtons()
{
    QScrollBar bar(Qt::Vertical);
    bar.setRange(0, 1000);
    bar.setPageStep(100);
    bar.resize(8, 200);
    QStyleOptionSlider option;
    option.initFrom(&bar);
    option.orientation = Qt::Vertical;
    option.maximum = 1000;
    option.pageStep = 100;
    const auto part = [&](QStyle::SubControl which) {
        return bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, which, &bar);
    };
    QCOMPARE(bar.sizeHint().width(), metrics::scrollBar);
    QVERIFY(part(QStyle::SC_ScrollBarAddLine).isEmpty());
    QVERIFY(part(QStyle::SC_ScrollBarSubLine).isEmpty());
    QCOMPARE(part(QStyle::SC_ScrollBarGroove), QRect(0, 0, 8, 200));
    QCOMPARE(part(QStyle::SC_ScrollBarSlider).height(), 32);
    option.sliderPosition = 1000;
    QCOMPARE(part(QStyle::SC_ScrollBarSlider).bottom(), 199);
}

void TestStyle::aNumberHasTheEdgeOfAField()
{
    for (const auto choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        m_theme.setChoice(choice);
        QSpinBox number;
        number.resize(96, metrics::field);
        const QImage image = picture(&number, 1);
        QCOMPARE(image.pixelColor(48, 0), m_theme.tokens().lineStrong);
        QCOMPARE(image.pixelColor(48, 4), m_theme.tokens().surface);
    }
    m_theme.setChoice(Theme::Choice::Light);
}

void TestStyle::aPressedPrimaryButtonIsDarker()
{
    QPushButton button(QStringLiteral("Send"));
    setKind(&button, ButtonKind::Primary);
    button.resize(80, 28);
    QCOMPARE(picture(&button, 1).pixelColor(6, 5), m_theme.tokens().accent);
    button.setDown(true);
    QCOMPARE(picture(&button, 1).pixelColor(6, 5), m_theme.tokens().accentPressed);
    button.setDown(false);
    button.setEnabled(false);
    QCOMPARE(picture(&button, 1).pixelColor(6, 5), m_theme.tokens().chip);
}

void TestStyle::menuWidthHoldsLabelAndKey()
{
    QMenu menu;
    menu.addAction(icon("person"), QStringLiteral("Assign to me\tShift A"));
    const QFontMetrics metrics(menu.font());
    QVERIFY(menu.sizeHint().width() >= metrics.horizontalAdvance(QStringLiteral("Assign to meShift A")) + 40);
}

void TestStyle::figuresAreEquallyWide()
{
    QFont font = Fonts::body();
    if (QFontDatabase::hasFamily(QStringLiteral("Inter")))
        font.setFamily(QStringLiteral("Inter")); // its own digits are not equally wide
    QCOMPARE(figuresWidth(font, QStringLiteral("11:11")), figuresWidth(font, QStringLiteral("08:44")));
    const auto inked = [&font](const QString &text) {
        QImage image(80, 20, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setFont(font);
        drawFigures(&painter, QRectF(0, 0, 80, 20), Qt::AlignLeft | Qt::AlignVCenter, text);
        return image;
    };
    QVERIFY(inked(QStringLiteral("10:42")) != inked(QStringLiteral("10:43")));
}

QTEST_MAIN(TestStyle)
#include "tst_style.moc"
