// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "ui/theme/kinds.h"
#include "ui/theme/theme.h"
#include "ui/widgets/codefield.h"
#include "ui/widgets/pinfield.h"
#include "ui/widgets/textfield.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace desk;

class TestFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void codeTakesDigitsOnly();
    void codeIsCompleteOnce();
    void codeIsCompleteAgainAfterAChange();
    void codeIsPasted_data();
    void codeIsPasted();
    void aPastedCodeReplacesWhatStoodThere();
    void aSeventhDigitChangesNothing();
    void backspaceTakesTheLastDigit();
    void codeStaysLeftToRight();
    void codeIsATextFieldForScreenReaders();
    void aWrongCodeIsMendedByTyping();
    void pinShowsAsManyRingsAsItsRoleNeeds();
    void furtherDigitsGetFurtherRings();
    void aWrongPinIsEmptiedAndMarkedUntilTyping();
    void pinIsNeitherReadNorCopied();
    void pinIsTypedNotPasted();
    void anErrorStandsBelowItsField();

private:
    Theme m_theme;
};

void TestFields::initTestCase()
{
    initResources();
    m_theme.setChoice(Theme::Choice::Light);
    m_theme.install(*qApp);
}

void TestFields::codeTakesDigitsOnly()
{
    CodeField field(m_theme);
    QTest::keyClicks(&field, QStringLiteral("4a0-7 x"));
    QCOMPARE(field.text(), QStringLiteral("407"));
    QVERIFY(!field.isComplete());
}

void TestFields::codeIsCompleteOnce()
{
    CodeField field(m_theme);
    QSignalSpy completed(&field, &CodeField::completed);
    QTest::keyClicks(&field, QStringLiteral("407123"));
    QCOMPARE(completed.size(), 1);
    QCOMPARE(completed.first().first().toString(), QStringLiteral("407123"));
    QTest::keyClicks(&field, QStringLiteral("9"));
    field.setText(QStringLiteral("407123"));
    QCOMPARE(completed.size(), 1);
}

void TestFields::codeIsCompleteAgainAfterAChange()
{
    CodeField field(m_theme);
    QSignalSpy completed(&field, &CodeField::completed);
    QTest::keyClicks(&field, QStringLiteral("407123"));
    QTest::keyClick(&field, Qt::Key_Backspace);
    QTest::keyClicks(&field, QStringLiteral("3"));
    QCOMPARE(completed.size(), 2);
}

void TestFields::codeIsPasted_data()
{
    QTest::addColumn<QString>("clipboard");
    QTest::addColumn<QString>("code");
    QTest::newRow("plain") << QStringLiteral("407123") << QStringLiteral("407123");
    QTest::newRow("in two groups") << QStringLiteral("407 123") << QStringLiteral("407123");
    QTest::newRow("with words") << QStringLiteral("Your code is 407-123.\n") << QStringLiteral("407123");
    QTest::newRow("arabic figures") << QString::fromUtf8("٤٠٧١٢٣") << QStringLiteral("407123");
    QTest::newRow("too long") << QStringLiteral("40712399") << QStringLiteral("407123");
    QTest::newRow("nothing of use") << QStringLiteral("hello") << QString();
}

void TestFields::codeIsPasted()
{
    QFETCH(QString, clipboard);
    QFETCH(QString, code);
    CodeField field(m_theme);
    QApplication::clipboard()->setText(clipboard);
    field.paste();
    QCOMPARE(field.text(), code);
}

void TestFields::aPastedCodeReplacesWhatStoodThere()
{
    CodeField field(m_theme);
    QSignalSpy completed(&field, &CodeField::completed);
    QTest::keyClicks(&field, QStringLiteral("99"));
    QApplication::clipboard()->setText(QStringLiteral("407 123"));
    field.paste();
    QCOMPARE(field.text(), QStringLiteral("407123"));
    QCOMPARE(completed.size(), 1);
}

void TestFields::aSeventhDigitChangesNothing()
{
    CodeField field(m_theme);
    QTest::keyClicks(&field, QStringLiteral("4071239"));
    QCOMPARE(field.text(), QStringLiteral("407123"));
}

void TestFields::backspaceTakesTheLastDigit()
{
    CodeField field(m_theme);
    QTest::keyClicks(&field, QStringLiteral("407"));
    QTest::keyClick(&field, Qt::Key_Left);
    QTest::keyClick(&field, Qt::Key_Home);
    QTest::keyClick(&field, Qt::Key_Backspace);
    QCOMPARE(field.text(), QStringLiteral("40"));
}

void TestFields::codeStaysLeftToRight()
{
    QWidget arabic;
    arabic.setLayoutDirection(Qt::RightToLeft);
    CodeField field(m_theme, &arabic);
    QCOMPARE(field.layoutDirection(), Qt::LeftToRight);
    QTest::keyClicks(&field, QStringLiteral("12"));
    QCOMPARE(field.text(), QStringLiteral("12"));
}

void TestFields::codeIsATextFieldForScreenReaders()
{
    CodeField field(m_theme);
    QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(&field);
    QVERIFY(reader);
    QCOMPARE(reader->role(), QAccessible::EditableText);
    QVERIFY(!reader->text(QAccessible::Name).isEmpty());
}

void TestFields::aWrongCodeIsMendedByTyping()
{
    CodeField field(m_theme);
    setWrong(&field, true);
    QTest::keyClicks(&field, QStringLiteral("4"));
    QVERIFY(!isWrong(&field));
}

void TestFields::pinShowsAsManyRingsAsItsRoleNeeds()
{
    PinField field(m_theme, 6);
    QCOMPARE(field.rings(), 6);
    field.setMinimum(4);
    QCOMPARE(field.rings(), 4);
    QTest::keyClicks(&field, QStringLiteral("12x"));
    QCOMPARE(field.rings(), 4);
    QCOMPARE(field.text(), QStringLiteral("12"));
    QVERIFY(!field.isLongEnough());
}

void TestFields::furtherDigitsGetFurtherRings()
{
    PinField field(m_theme, 4);
    QTest::keyClicks(&field, QStringLiteral("1234567"));
    QCOMPARE(field.rings(), 7);
    QVERIFY(field.isLongEnough());
    QTest::keyClicks(&field, QStringLiteral("890123456"));
    QCOMPARE(field.text(), QStringLiteral("123456789012"));
}

void TestFields::aWrongPinIsEmptiedAndMarkedUntilTyping()
{
    PinField field(m_theme, 4);
    QTest::keyClicks(&field, QStringLiteral("1234"));
    field.showWrong();
    QVERIFY(field.text().isEmpty());
    QVERIFY(isWrong(&field));
    QTest::keyClicks(&field, QStringLiteral("1"));
    QVERIFY(!isWrong(&field));
}

void TestFields::pinIsNeitherReadNorCopied()
{
    PinField field(m_theme, 4);
    QTest::keyClicks(&field, QStringLiteral("1379"));
    QApplication::clipboard()->setText(QStringLiteral("before"));
    field.selectAll();
    field.copy();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before"));
    QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(&field);
    QVERIFY(reader->state().passwordEdit);
    QVERIFY(!reader->text(QAccessible::Value).contains(QStringLiteral("1379")));
}

void TestFields::pinIsTypedNotPasted()
{
    PinField field(m_theme, 4);
    QLineEdit plain; // shows that these are the ways to paste here
    QApplication::clipboard()->setText(QStringLiteral("1379"));
    if (QApplication::clipboard()->supportsSelection())
        QApplication::clipboard()->setText(QStringLiteral("1379"), QClipboard::Selection);
    for (QLineEdit *edit : {&plain, static_cast<QLineEdit *>(&field)}) {
        QTest::keySequence(edit, QKeySequence::Paste);
        QTest::mouseClick(edit, Qt::MiddleButton);
    }
    QVERIFY(plain.text().startsWith(QStringLiteral("1379")));
    QVERIFY(field.text().isEmpty());
    QVERIFY(!field.acceptDrops());
    QTest::keyClicks(&field, QStringLiteral("1379"));
    QCOMPARE(field.text(), QStringLiteral("1379"));
}

void TestFields::anErrorStandsBelowItsField()
{
    TextField field(m_theme, QStringLiteral("email"), QStringLiteral("Email"), TextField::Size::SignIn);
    const int before = field.sizeHint().height();
    field.setHint(QStringLiteral("Your work address"));
    field.setError(QStringLiteral("Add an ending, such as .example"));
    QVERIFY(isWrong(field.edit()));
    QCOMPARE(field.edit()->accessibleDescription(), QStringLiteral("Add an ending, such as .example"));
    QCOMPARE(field.sizeHint().height(), before); // nothing jumps
    field.setError({});
    QVERIFY(!isWrong(field.edit()));
    QCOMPARE(field.edit()->accessibleDescription(), QStringLiteral("Your work address"));
    QCOMPARE(field.edit()->accessibleName(), QStringLiteral("Email"));
}

QTEST_MAIN(TestFields)
#include "tst_fields.moc"
