// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ask.h"

#include "ui/theme/fonts.h"
#include "ui/theme/kinds.h"
#include "ui/theme/metrics.h"

#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace desk {
namespace {

QLabel *plainLabel(const QString &name, const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setText(text);
    return label;
}

struct Frame
{
    QDialog *dialog;
    QVBoxLayout *column;
    QHBoxLayout *buttons;
};

Frame frameFor(QWidget *over, const Question &words)
{
    auto *dialog = new QDialog(over);
    dialog->setObjectName(words.name);
    dialog->setWindowTitle(words.title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(true);
    dialog->setMinimumWidth(400);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(12);
    auto *title = plainLabel(QStringLiteral("questionTitle"), words.title, dialog);
    title->setFont(Fonts::title());
    column->addWidget(title);
    column->addWidget(plainLabel(QStringLiteral("questionText"), words.text, dialog));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    return {dialog, column, buttons};
}

QPushButton *buttonFor(const QString &name, const QString &text, ButtonKind kind, QDialog *dialog)
{
    auto *button = new QPushButton(text, dialog);
    button->setObjectName(name);
    setKind(button, kind);
    button->setAutoDefault(false);
    return button;
}

} // namespace

void AskInDialog::ask(QWidget *over, const Question &question, std::function<void(const Answer &)> then)
{
    const Frame frame = frameFor(over, question);
    QLineEdit *field = nullptr;
    if (!question.field.isEmpty()) {
        auto *label = plainLabel(QStringLiteral("questionFieldLabel"), question.field, frame.dialog);
        field = new QLineEdit(frame.dialog);
        field->setObjectName(QStringLiteral("questionField"));
        field->setAccessibleName(question.field);
        field->setMaxLength(500);
        field->setMinimumHeight(metrics::formField);
        label->setBuddy(field);
        frame.column->addWidget(label);
        frame.column->addWidget(field);
    }
    const QString no = question.no.isEmpty() ? QObject::tr("Cancel") : question.no;
    auto *refuse = buttonFor(QStringLiteral("questionNo"), no, ButtonKind::Secondary, frame.dialog);
    auto *agree = buttonFor(QStringLiteral("questionYes"), question.yes,
                            question.danger ? ButtonKind::DangerFill : ButtonKind::Primary, frame.dialog);
    // Enter never does harm by itself; with a field it does not take the words away either.
    if (!question.danger)
        agree->setDefault(true);
    else if (!field)
        refuse->setDefault(true);
    frame.buttons->addWidget(refuse);
    frame.buttons->addWidget(agree);
    frame.column->addSpacing(4);
    frame.column->addLayout(frame.buttons);
    QObject::connect(refuse, &QPushButton::clicked, frame.dialog, &QDialog::reject);
    QObject::connect(agree, &QPushButton::clicked, frame.dialog, &QDialog::accept);
    QObject::connect(frame.dialog, &QDialog::finished, over, [field, then = std::move(then)](int result) {
        then(Answer{result == QDialog::Accepted, field ? field->text().trimmed() : QString()});
    });
    frame.dialog->open();
}

void AskInDialog::tell(QWidget *over, const Question &words, const QString &copy)
{
    const Frame frame = frameFor(over, words);
    if (!copy.isEmpty()) {
        auto *code = plainLabel(QStringLiteral("toldCode"), copy, frame.dialog);
        code->setFont(Fonts::of(TextRole::CodeDigit));
        code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        code->setAlignment(Qt::AlignCenter);
        frame.column->addWidget(code);
        auto *take =
            buttonFor(QStringLiteral("toldCopy"), QObject::tr("Copy"), ButtonKind::Secondary, frame.dialog);
        QObject::connect(take, &QPushButton::clicked, frame.dialog,
                         [copy] { QGuiApplication::clipboard()->setText(copy); });
        frame.buttons->addWidget(take);
    }
    auto *close = buttonFor(QStringLiteral("toldClose"), words.yes, ButtonKind::Primary, frame.dialog);
    close->setDefault(true);
    QObject::connect(close, &QPushButton::clicked, frame.dialog, &QDialog::accept);
    frame.buttons->addWidget(close);
    frame.column->addSpacing(4);
    frame.column->addLayout(frame.buttons);
    frame.dialog->open();
}

} // namespace desk
