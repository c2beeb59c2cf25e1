// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>
#include <QUuid>

#include <functional>

using namespace desk;

namespace {

int inkedPixels(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 40 ? 1 : 0;
    }
    return count;
}

QImage drawn(const std::function<void(QPainter *)> &draw, int side = 16)
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    draw(&painter);
    return image;
}

} // namespace

class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void allOfThemAreThere();
    void noneIsBlank_data();
    void noneIsBlank();
    void theyTakeTheColourThatIsAskedFor();
    void sharpScreensGetMorePixels();
    void pointersTurnRoundInRightToLeft();
    void iconsForButtonsKnowTheirName();
    void theProgramHasAPictureForEverySize();
    void everyPriorityAndStatusHasAShapeOfItsOwn();
    void initials_data();
    void initials();
    void aFaceWithoutANameIsNotEmpty();
    void facesKeepTheirColourAndUseAllEight();
};

void TestIcons::allOfThemAreThere()
{
    QCOMPARE(iconNames().size(), 64); // 63 of the table and the mark of the program
    QVERIFY(hasIcon("search"));
    QVERIFY(!hasIcon("nosuchicon"));
}

void TestIcons::noneIsBlank_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = iconNames();
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void TestIcons::noneIsBlank()
{
    QFETCH(QString, name);
    for (const int size : {14, 16, 18, 20, 24}) {
        const QImage image = iconPixmap(name, size, Qt::black, 1).toImage();
        QCOMPARE(image.size(), QSize(size, size));
        QVERIFY2(inkedPixels(image) >= 8, qPrintable(name));
    }
    // The margin of two units in 24 stays free, so that neighbours do not touch.
    const QImage large = iconPixmap(name, 96, Qt::black, 1).toImage();
    for (int i = 0; i < 96; ++i) {
        QCOMPARE(qAlpha(large.pixel(i, 0)), 0);
        QCOMPARE(qAlpha(large.pixel(0, i)), 0);
        QCOMPARE(qAlpha(large.pixel(i, 95)), 0);
        QCOMPARE(qAlpha(large.pixel(95, i)), 0);
    }
}

void TestIcons::theyTakeTheColourThatIsAskedFor()
{
    const QImage image = iconPixmap("check", 24, QColor(200, 10, 20), 1).toImage();
    bool seen = false;
    for (int y = 0; y < 24; ++y) {
        for (int x = 0; x < 24; ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() < 255)
                continue;
            seen = true;
            QCOMPARE(pixel, QColor(200, 10, 20));
        }
    }
    QVERIFY(seen);
}

void TestIcons::sharpScreensGetMorePixels()
{
    const QPixmap pixmap = iconPixmap("bell", 16, Qt::black, 1.5);
    QCOMPARE(pixmap.size(), QSize(24, 24));
    QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(16, 16));
}

void TestIcons::pointersTurnRoundInRightToLeft()
{
    const auto picture = [](const char *name, Qt::LayoutDirection direction) {
        return iconPixmap(name, 24, Qt::black, 1, direction).toImage();
    };
    QCOMPARE(picture("back", Qt::RightToLeft), picture("back", Qt::LeftToRight).mirrored(true, false));
    QVERIFY(picture("back", Qt::RightToLeft) != picture("back", Qt::LeftToRight));
    // And by itself, where the language says so.
    const auto painted = [](Qt::LayoutDirection direction) {
        return drawn([direction](QPainter *p) {
            p->setLayoutDirection(direction);
            drawIcon(p, "back", QRectF(0, 0, 16, 16), Qt::black);
        });
    };
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    QCOMPARE(painted(Qt::LayoutDirectionAuto), painted(Qt::RightToLeft));
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QCOMPARE(painted(Qt::LayoutDirectionAuto), painted(Qt::LeftToRight));
    for (const char *fixed : {"clock", "check", "clip", "play"})
        QCOMPARE(picture(fixed, Qt::RightToLeft), picture(fixed, Qt::LeftToRight));
}

void TestIcons::iconsForButtonsKnowTheirName()
{
    const QIcon lock = icon("lock");
    QVERIFY(!lock.isNull());
    QCOMPARE(lock.name(), QStringLiteral("lock"));
    QVERIFY(inkedPixels(lock.pixmap(QSize(16, 16)).toImage()) > 8);
}

void TestIcons::theProgramHasAPictureForEverySize()
{
    const QIcon program = programIcon();
    for (const int side : {16, 32, 256}) {
        const QPixmap pixmap = program.pixmap(QSize(side, side), 1.0);
        QCOMPARE(pixmap.width(), side);
        QVERIFY(inkedPixels(pixmap.toImage()) > side * side / 2);
    }
}

void TestIcons::everyPriorityAndStatusHasAShapeOfItsOwn()
{
    // In one colour, so that only the shapes can tell them apart.
    Tokens grey = Tokens::light();
    grey.priorities.fill(Qt::black);
    grey.statuses.fill(Qt::black);
    QList<QImage> shapes;
    for (const auto mark :
         {PriorityMark::Critical, PriorityMark::High, PriorityMark::Medium, PriorityMark::Low})
        shapes << drawn([&](QPainter *p) { drawPriority(p, QRectF(0, 0, 16, 16), mark, grey); });
    for (const auto mark : {StatusMark::Open, StatusMark::InProgress, StatusMark::Waiting, StatusMark::Solved,
                            StatusMark::Closed})
        shapes << drawn([&](QPainter *p) { drawStatus(p, QRectF(0, 0, 16, 16), mark, grey); });
    for (int i = 0; i < shapes.size(); ++i) {
        QVERIFY(inkedPixels(shapes[i]) > 12);
        for (int j = i + 1; j < shapes.size(); ++j)
            QVERIFY(shapes[i] != shapes[j]);
    }
}

void TestIcons::initials_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("initials");
    QTest::newRow("two words") << QStringLiteral("Ana Ribeiro") << QStringLiteral("AR");
    QTest::newRow("first and last of three") << QStringLiteral("Anna Maria Weiß") << QStringLiteral("AW");
    QTest::newRow("one word") << QStringLiteral("Cher") << QStringLiteral("C");
    QTest::newRow("small letters") << QStringLiteral("bo lindqvist") << QStringLiteral("BL");
    QTest::newRow("with a mark") << QString::fromUtf8("Zo\u0065\u0301 \u00C9mile") << QString::fromUtf8("ZÉ");
    QTest::newRow("arabic, one letter") << QString::fromUtf8("عمر الحداد") << QString::fromUtf8("ع");
    QTest::newRow("signs in front") << QStringLiteral("(Ana) \"Ribeiro\"") << QStringLiteral("AR");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("only signs") << QStringLiteral("!!! ...") << QString();
    QTest::newRow("override mark") << QString::fromUtf8("\u202EAna Ribeiro") << QStringLiteral("AR");
}

void TestIcons::initials()
{
    QFETCH(QString, name);
    QFETCH(QString, initials);
    QCOMPARE(initialsOf(name), initials);
}

void TestIcons::aFaceWithoutANameIsNotEmpty()
{
    const Theme theme;
    const Tokens &tokens = theme.tokens();
    const auto inked = [&tokens](const QString &name) {
        const QImage face = drawn(
            [&](QPainter *painter) { drawFace(painter, QRectF(0, 0, 32, 32), QUuid(), name, tokens); }, 32);
        int count = 0;
        for (int i = 0; i < 32 * 32; ++i)
            count += face.pixelColor(i % 32, i / 32) == tokens.faceText ? 1 : 0;
        return count;
    };
    QVERIFY(inked(QStringLiteral("Ana Ribeiro")) > 0);
    QVERIFY(inked({}) > 0);
}

void TestIcons::facesKeepTheirColourAndUseAllEight()
{
    QCOMPARE(faceIndex(QUuid(QStringLiteral("{67c8770b-44f1-410a-ab9a-f9b5446f13ee}"))),
             faceIndex(QUuid(QStringLiteral("{67c8770b-44f1-410a-ab9a-f9b5446f13ee}"))));
    QList<int> seen(8, 0);
    for (uint i = 0; i < 800; ++i)
        ++seen[faceIndex(QUuid(i, ushort(i * 7), 1, 2, 3, 4, 5, 6, 7, 8, uchar(i)))];
    for (const int count : seen)
        QVERIFY(count > 40);
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
