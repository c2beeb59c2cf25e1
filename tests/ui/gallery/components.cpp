// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/parts.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/kinds.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/face.h"
#include "ui/widgets/label.h"
#include "ui/widgets/markbutton.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/syncpill.h"
#include "ui/widgets/textfield.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/undostrip.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStyleOptionButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace desk::gallery {

namespace {

// A button as it looks under the pointer or with the keyboard, which a still picture cannot have.
QWidget *buttonIn(const Theme &theme, ButtonKind kind, const QString &text, const QString &word,
                  QStyle::State state)
{
    auto *column = new QWidget;
    auto *box = new QVBoxLayout(column);
    box->setContentsMargins(4, 4, 4, 0);
    box->setSpacing(metrics::space4);
    auto *button = new QPushButton(text, column);
    setKind(button, kind);
    const QSize size = button->sizeHint();
    button->hide();
    auto *picture = new Painted(
        {size.width() + 8, size.height() + 8},
        [=, &theme](QPainter *painter, const QRectF &) {
            QStyleOptionButton option;
            option.initFrom(button);
            option.text = text;
            option.rect = QRect(4, 4, size.width(), size.height());
            option.state = state;
            painter->setFont(button->font());
            button->style()->drawControl(QStyle::CE_PushButton, &option, painter, button);
            if (state & QStyle::State_HasFocus)
                drawFocusAround(painter, option.rect, metrics::radiusButton, theme.tokens().focus);
        },
        column);
    auto *caption = new Label(theme, TextRole::Tiny, Tone::Muted, word, column);
    caption->setAlignment(Qt::AlignCenter);
    box->addWidget(picture, 0, Qt::AlignHCenter);
    box->addWidget(caption);
    return column;
}

void addStates(const Theme &theme, QHBoxLayout *row, ButtonKind kind, const QString &text)
{
    const QStyle::State on = QStyle::State_Enabled | QStyle::State_Active;
    row->setSpacing(0);
    row->addWidget(buttonIn(theme, kind, text, QStringLiteral("Rest"), on));
    row->addWidget(buttonIn(theme, kind, text, QStringLiteral("Hover"), on | QStyle::State_MouseOver));
    row->addWidget(buttonIn(theme, kind, text, QStringLiteral("Pressed"), on | QStyle::State_Sunken));
    row->addWidget(buttonIn(theme, kind, text, QStringLiteral("Focus"), on | QStyle::State_HasFocus));
    row->addWidget(buttonIn(theme, kind, text, QStringLiteral("Disabled"), QStyle::State_None));
}

void addButtons(const Theme &theme, QWidget *page, QVBoxLayout *column)
{
    addStates(theme, line(section(theme, QStringLiteral("Primary"), page, column)), ButtonKind::Primary,
              QStringLiteral("Send"));
    addStates(theme, line(section(theme, QStringLiteral("Secondary"), page, column)), ButtonKind::Secondary,
              QStringLiteral("Edit"));
    QHBoxLayout *note =
        line(section(theme, QStringLiteral("Flat, note, danger, split, icons"), page, column));
    const QString name = QStringLiteral("b");
    note->addWidget(makeButton(name, ButtonKind::Flat, {QStringLiteral("Discard")}, page));
    note->addWidget(makeButton(name, ButtonKind::Note,
                               {QStringLiteral("Add note, staff only"), QStringLiteral("lock")}, page));
    note->addWidget(makeButton(name, ButtonKind::DangerFill, {QStringLiteral("Remove access")}, page));
    note->addWidget(
        makeButton(name, ButtonKind::Danger, {QStringLiteral("Remove"), QStringLiteral("trash")}, page));
    QHBoxLayout *more = line(column);
    QToolButton *split =
        makeSplitButton(name, ButtonKind::Primary, QStringLiteral("Send and wait for client"), page);
    auto *menu = new QMenu(split);
    menu->addAction(icon("ok"), QStringLiteral("Send and solve\tCtrl Shift Enter"));
    menu->addAction(icon("clock"), QStringLiteral("Send and keep open"));
    split->setMenu(menu);
    more->addWidget(split);
    QPushButton *create =
        makeButton(name, ButtonKind::Secondary, {QStringLiteral("New ticket"), QStringLiteral("plus")}, page);
    setKeyHint(create, QStringLiteral("C"));
    create->setFixedWidth(184);
    more->addWidget(create);
    for (const char *icon : {"clip", "capture", "book", "insert"})
        more->addWidget(makeIconButton(name, QLatin1String(icon), QLatin1String(icon), page));
    column->addSpacing(metrics::space16);
}

void addPills(const Theme &theme, QWidget *page, QVBoxLayout *column)
{
    using State = SyncWords::State;
    QVBoxLayout *pills = section(theme, QStringLiteral("Sync pill"), page, column);
    const QString at = QStringLiteral("10:42");
    const QList<QList<SyncWords>> rows{
        {{State::UpToDate}, {State::Sending, 2}, {State::Waiting, 3}, {State::Connecting}},
        {{State::Offline, 3, at}, {State::Stale, 0, at}},
        {{State::NotSent, 1}, {State::SignInAgain}}};
    for (const QList<SyncWords> &row : rows) {
        QHBoxLayout *place = line(pills, 8);
        for (const SyncWords &words : row) {
            auto *pill = new SyncPill(theme, page);
            pill->setWords(words);
            place->addWidget(pill);
        }
    }
}

void addClocks(const Theme &theme, QWidget *page, QVBoxLayout *column)
{
    QVBoxLayout *clocks =
        section(theme, QStringLiteral("SLA clock, status, priority, assignee"), page, column);
    const auto add = [&](QHBoxLayout *row, const ButtonMark &mark, const char *text) {
        auto *button = new MarkButton(theme, QStringLiteral("mark"), page);
        button->say(mark, QString::fromUtf8(text), QString::fromUtf8(text));
        row->addWidget(button);
    };
    QHBoxLayout *first = line(clocks, 8);
    add(first, ClockMark{TimeMark::Calm, 0.9}, "2 h 45");
    add(first, ClockMark{TimeMark::Soon, 0.42}, "18 min left");
    add(first, ClockMark{TimeMark::Pressing, 0.08}, "4 min left");
    QHBoxLayout *second = line(clocks, 8);
    add(second, ClockMark{TimeMark::Late, 0}, "12 min late");
    add(second, ClockMark{TimeMark::Paused, 0}, "Paused, with client");
    QHBoxLayout *third = line(clocks, 8);
    add(third, StatusMark::InProgress, "In progress");
    add(third, PriorityMark::High, "High");
    add(third, FaceMark{person(1), QStringLiteral("Ana Ribeiro")}, "Ana");
    add(third, FaceMark{}, "Nobody");
    QHBoxLayout *chips = line(clocks, 8);
    chips->addWidget(new Chip(theme, QStringLiteral("Status: open"), page));
    chips->addWidget(new Chip(theme, QStringLiteral("Team: Network"), page));
    QPushButton *filter =
        makeButton(QStringLiteral("f"), ButtonKind::Chip, {QStringLiteral("Role: any")}, page);
    filter->setMenu(new QMenu(filter));
    chips->addWidget(filter);
}

void addFields(const Theme &theme, QWidget *page, QVBoxLayout *column)
{
    QVBoxLayout *fields = section(theme, QStringLiteral("Input: rest, focus, error"), page, column);
    auto *rest = new QLineEdit(QStringLiteral("Galway"), page);
    rest->setFixedHeight(metrics::formField - 4);
    fields->addWidget(rest);
    auto *wrong =
        new TextField(theme, QStringLiteral("w"), QStringLiteral("Email"), TextField::Size::Form, page);
    wrong->setText(QStringLiteral("sam@northgate"));
    wrong->setError(QStringLiteral("Add an ending, such as .example"));
    fields->addWidget(wrong);
}

void addFaces(const Theme &theme, QWidget *page, QVBoxLayout *column)
{
    QVBoxLayout *faces = section(theme, QStringLiteral("Presence and faces"), page, column);
    QHBoxLayout *row = line(faces, 8);
    const auto add = [&](int number, const char *name, PresenceMark presence, bool isLastKnown = false) {
        auto *face = new Face(theme, metrics::faceMessage, page);
        if (number > 0)
            face->setPerson(person(number), QString::fromUtf8(name));
        face->setPresence(presence);
        face->setLastKnown(isLastKnown);
        row->addWidget(face);
    };
    add(2, "Bo Lindqvist", PresenceMark::Available);
    add(3, "Inès Durand", PresenceMark::Away);
    add(4, "Max Weber", PresenceMark::Busy);
    add(5, "Cy Okafor", PresenceMark::Offline);
    add(6, "عمر الحداد", PresenceMark::Offline);
    add(0, "", PresenceMark::Offline);
    add(7, "Cy Okafor", PresenceMark::Offline, true);
    faces->addWidget(new Label(theme, TextRole::Tiny, Tone::Muted,
                               QStringLiteral("Available, away, busy, offline, Arabic, nobody, last known"),
                               page));
}

void addStrips(const Theme &theme, QWidget *page, QVBoxLayout *column)
{
    QVBoxLayout *strips = section(theme, QStringLiteral("Undo strip, toast, banner"), page, column);
    auto *strip = new UndoStrip(theme, page);
    strip->begin(QStringLiteral("Sent to Orla, waiting for client"), 10);
    strips->addWidget(strip);
    auto *place = new QWidget(page);
    place->setFixedHeight(metrics::toast + 2 * metrics::space12);
    strips->addWidget(place);
    auto *toast = new Toast(theme, place);
    toast->say(QStringLiteral("ok"), QStringLiteral("3 tickets assigned to Cy"), QStringLiteral("Undo"));
    auto *banner = new Banner(theme, page);
    banner->say(Banner::Kind::Warning, QStringLiteral("Your sign-in ends in 5 minutes. Your drafts stay."));
    banner->setLink(QStringLiteral("Stay signed in"));
    strips->addWidget(banner);
}

} // namespace

QWidget *componentsPage(const Theme &theme)
{
    auto *page = new QWidget;
    page->setFixedWidth(880);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(metrics::space8);
    addButtons(theme, page, column);
    auto *two = new QHBoxLayout;
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    two->addLayout(left, 1);
    two->addSpacing(metrics::space24);
    two->addLayout(right, 1);
    column->addLayout(two);
    addPills(theme, page, left);
    addFields(theme, page, left);
    left->addStretch();
    addClocks(theme, page, right);
    addFaces(theme, page, right);
    right->addStretch();
    addStrips(theme, page, column);
    return page;
}

} // namespace desk::gallery
