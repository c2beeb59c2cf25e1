// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/parts.h"
#include "ui/theme/kinds.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/codefield.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/face.h"
#include "ui/widgets/label.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/panels.h"
#include "ui/widgets/pinfield.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/steps.h"
#include "ui/widgets/textfield.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace desk::gallery {

namespace {

QVBoxLayout *sheet(const Theme &theme, QWidget *page, QHBoxLayout *into)
{
    Panel *card = Panel::card(theme, page);
    card->setFixedWidth(metrics::signInWidth + 2 * metrics::space48);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(48, 40, 48, 40);
    column->setSpacing(0);
    into->addWidget(card);
    return column;
}

Label *intro(const Theme &theme, const char *text, QWidget *page)
{
    auto *label = new Label(theme, TextRole::Message, Tone::Muted, QString::fromUtf8(text), page);
    label->setOverflow(Label::Overflow::Wrap);
    return label;
}

void addEmail(const Theme &theme, QWidget *page, QVBoxLayout *column)
{
    column->addWidget(new Logo(theme, 40, page));
    column->addSpacing(20);
    column->addWidget(pageTitle(theme, QStringLiteral("Sign in to Deskbell"), page));
    column->addWidget(intro(theme, "We send a code to your work address. No password needed.", page));
    column->addSpacing(24);
    auto *email =
        new TextField(theme, QStringLiteral("email"), QStringLiteral("Email"), TextField::Size::SignIn, page);
    email->setText(QStringLiteral("orla.byrne@corrib-foods.example"));
    email->setLeadingIcon(QStringLiteral("mail"));
    column->addWidget(email);
    const QString name = QStringLiteral("b");
    column->addWidget(makeButton(name, ButtonKind::Primary,
                                 {QStringLiteral("Send me a code"), {}, ButtonSize::SignIn}, page));
    column->addSpacing(20);
    column->addWidget(new Divider(theme, QStringLiteral("or"), page));
    column->addSpacing(20);
    column->addWidget(
        makeButton(name, ButtonKind::Secondary,
                   {QStringLiteral("Use a password"), QStringLiteral("key"), ButtonSize::SignIn}, page));
    column->addStretch();
}

void addCode(const Theme &theme, QWidget *page, QVBoxLayout *column)
{
    column->addWidget(pageTitle(theme, QStringLiteral("Check your email"), page));
    column->addWidget(intro(
        theme,
        "Type the six digits we sent to orla.byrne@corrib-foods.example, or click the link in that email.",
        page));
    column->addSpacing(24);
    column->addWidget(new Label(theme, TextRole::Button, Tone::Text, QStringLiteral("Code"), page));
    column->addSpacing(6);
    auto *code = new CodeField(theme, page);
    code->setText(QStringLiteral("407"));
    column->addWidget(code);
    column->addSpacing(8);
    auto *works = new NoteLine(theme, page);
    works->say(QStringLiteral("clock"), Tone::Muted, QStringLiteral("Works for another 9:41 minutes."));
    column->addWidget(works);
    column->addSpacing(16);
    QPushButton *go = makeButton(QStringLiteral("b"), ButtonKind::Primary,
                                 {QStringLiteral("Sign in"), {}, ButtonSize::SignIn}, page);
    go->setEnabled(false);
    column->addWidget(go);
    column->addSpacing(16);
    QHBoxLayout *row = line(column);
    row->setAlignment({});
    row->addWidget(new Label(theme, TextRole::Body, Tone::Muted, QStringLiteral("Send again in 0:24"), page),
                   1);
    row->addWidget(makeLink(QStringLiteral("l"), QStringLiteral("Use another address"), page));
    column->addStretch();
}

void addPin(const Theme &theme, QWidget *page, QVBoxLayout *column)
{
    auto *who = new QHBoxLayout;
    auto *face = new Face(theme, metrics::faceCard, page);
    face->setPerson(person(1), QStringLiteral("Ana Ribeiro"));
    who->addWidget(face);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(new Label(theme, TextRole::BodyStrong, Tone::Text, QStringLiteral("Ana Ribeiro"), page));
    names->addWidget(metaLabel(theme, QStringLiteral("Northlight IT"), page));
    who->addLayout(names, 1);
    column->addLayout(who);
    column->addSpacing(16);
    column->addWidget(pageTitle(theme, QStringLiteral("Welcome back"), page));
    column->addWidget(intro(theme, "Type your PIN to unlock. Your drafts are where you left them.", page));
    column->addSpacing(20);
    auto *good = new PinField(theme, 6, page);
    good->setText(QStringLiteral("1379"));
    column->addWidget(good);
    column->addSpacing(8);
    auto *wrong = new PinField(theme, 6, page);
    wrong->showWrong();
    column->addWidget(wrong);
    column->addSpacing(8);
    auto *error = new NoteLine(theme, page);
    error->sayError(QStringLiteral(
        "That PIN is not right. You can try 2 more times. After that the PIN rests for 5 minutes."));
    column->addWidget(error);
    column->addSpacing(8);
    for (const bool isKept : {true, false}) {
        auto *rule = new NoteLine(theme, page);
        rule->setRole(TextRole::Body);
        rule->sayRule(isKept, isKept ? QStringLiteral("Six digits") : QStringLiteral("Both are the same"));
        column->addWidget(rule);
    }
    auto *rest = new Label(theme, TextRole::Countdown, Tone::Text, QStringLiteral("4:37"), page);
    rest->setTabular(true);
    column->addWidget(rest);
    auto *off = new PinField(theme, 6, page);
    off->setEnabled(false);
    column->addWidget(off);
    column->addStretch();
}

void addClient(const Theme &theme, QWidget *page, QVBoxLayout *column)
{
    auto *steps = new Steps(theme, Steps::Form::Large, page);
    steps->setStep(Steps::Step::WaitingForYou);
    column->addWidget(steps);
    QHBoxLayout *row = line(column, 24);
    for (const auto step : {Steps::Step::Received, Steps::Step::WithPerson, Steps::Step::Solved}) {
        auto *small = new Steps(theme, Steps::Form::Row, page);
        small->setStep(step);
        row->addWidget(small);
    }
    row->addStretch();
    row->addWidget(new Segmented(theme, {QStringLiteral("Mine"), QStringLiteral("My company")}, page));
    auto *danger = new Banner(theme, page);
    danger->say(
        Banner::Kind::Danger, QStringLiteral("The list could not be brought up to date"),
        QStringLiteral(
            "The server did not answer at 10:42. You see the state of 10:41. Your replies are safe and "
            "wait in the Outbox."));
    danger->setAction(QStringLiteral("Try again"), QStringLiteral("sync"));
    danger->setLink(QStringLiteral("Show details"));
    column->addWidget(danger);
    auto *information = new Banner(theme, page);
    information->say(Banner::Kind::Info, QStringLiteral("Bo also changed this ticket."));
    information->setAction(QStringLiteral("Show both"));
    column->addWidget(information);
    auto *empty = new EmptyState(theme, page);
    empty->say(
        QStringLiteral("check"), QStringLiteral("Nothing is due today"),
        QStringLiteral(
            "The next ticket of Network is due on Monday at 09:30. Two tickets are hidden by your filters."));
    empty->setWays(QStringLiteral("Show the 2 hidden"), QStringLiteral("Open Unassigned"));
    empty->setMinimumHeight(300);
    column->addWidget(empty);
}

} // namespace

QWidget *pagesPage(const Theme &theme)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(metrics::space16);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space16);
    column->addLayout(row);
    addEmail(theme, page, sheet(theme, page, row));
    addCode(theme, page, sheet(theme, page, row));
    addPin(theme, page, sheet(theme, page, row));
    addClient(theme, page, column);
    return page;
}

} // namespace desk::gallery
