// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/requestrow.h"

#include "ui/text/safetext.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/steps.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

namespace desk {

namespace {

constexpr int Pad = metrics::space16;
constexpr int Sign = metrics::iconClient;
constexpr int AfterSign = Pad + Sign + metrics::space16;
constexpr int StepsWidth = 172;
constexpr int PersonWidth = 236;
constexpr int Roomy = 720; ///< narrower than this there is no room for the steps beside the words

} // namespace

RequestRow::RequestRow(Form form, const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_form(form)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("requestRow"));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    const auto open = [this] { Q_EMIT opened(m_line.id); };
    connect(this, &QAbstractButton::clicked, this, open);
    if (form != Form::Answer)
        return;
    m_answer = makeButton(QStringLiteral("answer"), ButtonKind::Primary,
                          {tr("Answer"), {}, ButtonSize::Client}, this);
    connect(m_answer, &QPushButton::clicked, this, open);
}

void RequestRow::setLine(const RequestLine &line)
{
    m_line = line;
    setAccessibleName(line.sentence());
    if (m_answer)
        m_answer->setAccessibleName(tr("Answer: %1").arg(safeLine(line.title)));
    update();
}

QSize RequestRow::sizeHint() const
{
    const int lines = Fonts::line(TextRole::Message) + (isTwoLined() ? Fonts::line(TextRole::SecondLine) : 0);
    return {metrics::messageWidth, lines + (m_form == Form::Match ? 4 : isTwoLined() ? 24 : 22)};
}

QRect RequestRow::seen(const QRect &box) const
{
    return QStyle::visualRect(layoutDirection(), rect(), box);
}

void RequestRow::resizeEvent(QResizeEvent *)
{
    if (!m_answer)
        return;
    const QSize size(m_answer->sizeHint().width() + metrics::space12, m_answer->minimumHeight());
    m_answer->setGeometry(
        seen({width() - Pad - size.width(), (height() - size.height()) / 2, size.width(), size.height()}));
}

/// Enter opens like Space does.
void RequestRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void RequestRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &tokens = m_theme.tokens();
    if (isDown() || underMouse())
        drawPanel(&painter, QRectF(rect()).adjusted(3, 3, -3, -3), metrics::radiusMessage,
                  isDown() ? tokens.chip : tokens.hover);
    const bool roomy = width() >= Roomy;
    switch (m_form) {
    case Form::Answer:
        paintSign(&painter);
        paintWords(&painter, {AfterSign, 0, m_answer->x() - AfterSign - Pad, height()});
        break;
    case Form::Progress:
        paintWords(&painter,
                   {Pad, 0, (roomy ? width() - StepsWidth - PersonWidth - 2 * Pad : width() - 2 * Pad) - Pad,
                    height()});
        if (roomy)
            paintProgress(&painter);
        break;
    case Form::Match:
        paintSign(&painter);
        paintWords(&painter,
                   {AfterSign - metrics::space8, 0, width() - AfterSign - metrics::space8, height()});
        break;
    case Form::Solved:
        paintSign(&painter);
        paintSolved(&painter);
        break;
    }
    if (hasFocus())
        drawFocusInsideRow(&painter, rect(), tokens.focus);
}

void RequestRow::text(QPainter *painter, const QRect &box, const QString &words, const QColor &ink) const
{
    const QString shown = painter->fontMetrics().elidedText(words, Qt::ElideRight, box.width());
    const auto side = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    painter->setPen(ink);
    painter->setLayoutDirection(directionOf(words, layoutDirection()));
    painter->drawText(seen(box), int(side | Qt::AlignAbsolute) | Qt::AlignVCenter | Qt::TextSingleLine,
                      shown);
}

void RequestRow::paintWords(QPainter *painter, const QRect &room) const
{
    const Tokens &tokens = m_theme.tokens();
    const int first = Fonts::line(TextRole::Message);
    const int second = Fonts::line(TextRole::SecondLine);
    const int top = (height() - first - second) / 2;
    painter->setFont(Fonts::of(m_form == Form::Match ? TextRole::Message : TextRole::MessageStrong));
    text(painter, {room.x(), top, room.width(), first}, safeLine(m_line.title), tokens.text);
    const bool failed = m_line.delivery == Delivery::Failed;
    QString under = safeLine(m_line.second);
    if (!m_line.requesterName.isEmpty())
        under = tr("%1, asked by %2").arg(under, isolated(m_line.requesterName));
    if (m_form == Form::Match && !m_line.when.isEmpty())
        under = m_line.when;
    painter->setFont(Fonts::of(TextRole::SecondLine));
    text(painter, {room.x(), top + first, room.width(), second}, under,
         failed ? tokens.danger : tokens.muted);
}

void RequestRow::paintProgress(QPainter *painter) const
{
    const int person = width() - PersonWidth - Pad;
    const QRect steps = seen({person - StepsWidth - Pad, 0, StepsWidth, height()});
    painter->setLayoutDirection(layoutDirection());
    drawSteps(painter, steps, Steps::Form::Row, Steps::Step(int(m_line.step)), m_theme);
    paintPerson(painter, {person, 0, PersonWidth, height()});
}

void RequestRow::paintPerson(QPainter *painter, const QRect &room) const
{
    const Tokens &tokens = m_theme.tokens();
    const int face = metrics::faceMessage;
    const QRect circle = seen({room.x(), (height() - face) / 2, face, face});
    if (m_line.person.isNull())
        drawNobody(painter, circle, tokens);
    else
        drawFace(painter, circle, m_line.person.value, m_line.personName, tokens);
    const QString with = withWords(m_line.person, m_line.personName);
    const int x = room.x() + face + metrics::space16;
    const int line = Fonts::line(TextRole::Meta);
    const int top = (height() - 2 * line) / 2;
    painter->setFont(Fonts::of(TextRole::MetaStrong));
    text(painter, {x, top, room.right() - x, line}, with, tokens.text);
    painter->setFont(Fonts::of(TextRole::Meta));
    text(painter, {x, top + line, room.right() - x, line}, m_line.when, tokens.muted);
}

void RequestRow::paintSolved(QPainter *painter) const
{
    const Tokens &tokens = m_theme.tokens();
    painter->setFont(Fonts::of(TextRole::Meta));
    const int when = painter->fontMetrics().horizontalAdvance(m_line.when) + 2;
    text(painter, {width() - Pad - when, 0, when, height()}, m_line.when, tokens.muted);
    painter->setFont(Fonts::of(TextRole::Message));
    QString title = safeLine(m_line.title);
    if (!m_line.requesterName.isEmpty())
        title = tr("%1, asked by %2").arg(title, isolated(m_line.requesterName));
    text(painter, {AfterSign - metrics::space4, 0, width() - AfterSign - when - 2 * Pad, height()}, title,
         tokens.text);
}

void RequestRow::paintSign(QPainter *painter) const
{
    const Tokens &tokens = m_theme.tokens();
    const int x = m_form == Form::Match ? metrics::space12 : Pad;
    if (m_form == Form::Answer)
        return drawIcon(painter, u"reply", seen({x, (height() - Sign) / 2, Sign, Sign}), tokens.warning);
    const StatusMark mark = m_line.step == RequestStep::Solved          ? StatusMark::Solved
                            : m_line.step == RequestStep::WaitingForYou ? StatusMark::Waiting
                            : m_line.step == RequestStep::WithPerson    ? StatusMark::InProgress
                                                                        : StatusMark::Open;
    const int top =
        m_form == Form::Match
            ? (height() - Fonts::line(TextRole::Message) - Fonts::line(TextRole::SecondLine)) / 2 +
                  (Fonts::line(TextRole::Message) - metrics::icon) / 2
            : (height() - metrics::icon) / 2;
    drawStatus(painter, seen({x, top, metrics::icon, metrics::icon}), mark, tokens);
}

} // namespace desk
