// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/composer.h"

#include "models/domain/drafts.h"
#include "ui/conversation/composertabs.h"
#include "ui/text/times.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/kinds.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace desk {
namespace {

constexpr int Edge = 12; ///< from the sides and the bottom of the pane
constexpr int SmallestText = 98;
constexpr int LargestText = 240;

} // namespace

Composer::Composer(ReplyPresenter &reply, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_reply(reply)
    , m_theme(theme)
{
    build();
    bind();
    showDraft();
    showState();
}

void Composer::build()
{
    setObjectName(QStringLiteral("composer"));
    m_tabs = new ComposerTabs(m_theme, this);
    m_tabs->setVisible(m_reply.hasNotes());
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(QStringLiteral("composerText"));
    m_text->setFont(Fonts::message());
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->viewport()->setAutoFillBackground(false); // the paper is painted by the composer
    m_text->setAutoFillBackground(false);
    m_text->document()->setDocumentMargin(0);
    m_text->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Edge + 2, 2, Edge + 2, Edge + 2);
    column->setSpacing(0);
    column->addWidget(m_tabs);
    auto *paper = new QVBoxLayout;
    paper->setContentsMargins(12, 10, 6, 0);
    paper->addWidget(m_text);
    column->addLayout(paper);
    column->addWidget(buildFoot());
}

QWidget *Composer::buildFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(12, 0, 8, 8);
    row->setSpacing(8);
    m_hint = new QLabel(foot);
    m_hint->setObjectName(QStringLiteral("composerHint"));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setFont(Fonts::tiny());
    m_send = new QToolButton(foot);
    m_send->setObjectName(QStringLiteral("sendButton"));
    m_send->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_send->setFont(Fonts::button());
    m_send->setFocusPolicy(Qt::StrongFocus);
    row->addStretch(1);
    row->addWidget(m_hint);
    row->addWidget(m_send);
    return foot;
}

void Composer::bind()
{
    connect(m_tabs, &ComposerTabs::chosen, this, &Composer::write);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_reply.setText(m_text->toPlainText());
        growWithText();
    });
    connect(m_send, &QToolButton::clicked, &m_reply, &ReplyPresenter::send);
    connect(&m_reply, &ReplyPresenter::draftReplaced, this, &Composer::showDraft);
    connect(&m_reply, &ReplyPresenter::stateChanged, this, &Composer::showState);
    if (m_reply.hasNotes())
        buildSendMenu();
}

void Composer::buildSendMenu()
{
    using After = ReplyPresenter::After;
    auto *menu = new QMenu(m_send);
    const auto offer = [this, menu](const QString &words, const char *name, After after) {
        QAction *choice = menu->addAction(words, this, [this, after] { m_reply.setAfter(after); });
        choice->setObjectName(QString::fromLatin1(name));
    };
    offer(tr("Send and wait for client"), "sendAndWait", After::Wait);
    offer(tr("Send and solve"), "sendAndSolve", After::Solve);
    offer(tr("Send, keep the status"), "sendAndKeep", After::Keep);
    m_menu = menu;
}

void Composer::write(ReplyPresenter::Kind kind)
{
    m_reply.setKind(kind);
    m_tabs->setKind(m_reply.kind());
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void Composer::showDraft()
{
    const QSignalBlocker quiet(m_text); // what stands there comes from the presenter: it is no edit
    m_text->setPlainText(m_reply.text());
    m_text->moveCursor(QTextCursor::End);
    m_tabs->setKind(m_reply.kind());
    growWithText();
}

void Composer::showState()
{
    m_tabs->setRecipient(m_reply.recipient());
    const QString name = m_reply.isNote() ? tr("Internal note, staff only") : tr("Reply");
    m_text->setAccessibleName(name);
    m_text->setPlaceholderText(m_reply.isNote()     ? tr("Only the team reads this")
                               : m_reply.hasNotes() ? QString()
                                                    : tr("Write your answer"));
    m_text->setEnabled(!m_reply.ticket().isNull());
    showButton();
    showHint();
    update();
}

QString Composer::sendWords() const
{
    if (const int fresh = m_reply.toReview(); fresh > 0)
        return tr("Review what came in (%L1)").arg(fresh);
    if (m_reply.isNote())
        return tr("Add note, staff only");
    switch (m_reply.after()) {
    case ReplyPresenter::After::Wait:
        return tr("Send and wait for client");
    case ReplyPresenter::After::Solve:
        return tr("Send and solve");
    case ReplyPresenter::After::Keep:
        break;
    }
    return tr("Send");
}

void Composer::showButton()
{
    const bool note = m_reply.isNote();
    m_send->setText(sendWords());
    m_send->setAccessibleName(sendWords());
    m_send->setToolTip(tr("%1 (%2)").arg(
        sendWords(), QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText)));
    setKind(m_send, note ? ButtonKind::Note : ButtonKind::Primary);
    m_send->setIcon(note ? icon("lock") : QIcon());
    m_send->setToolButtonStyle(note ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonTextOnly);
    m_send->setMenu(note ? nullptr : m_menu);
    m_send->setPopupMode(!note && m_reply.hasNotes() ? QToolButton::MenuButtonPopup
                                                     : QToolButton::DelayedPopup);
    m_send->setEnabled(m_reply.canSend());
}

void Composer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // The hint's colour is set by hand, so a change of theme does not reach it by itself.
    if (event->type() == QEvent::PaletteChange && m_hint)
        showHint();
}

void Composer::showHint()
{
    const Tokens &tokens = m_theme.tokens();
    QPalette palette = m_hint->palette();
    const auto problem = m_reply.problem();
    palette.setColor(QPalette::WindowText, problem != ReplyPresenter::Problem::None ? tokens.danger
                                           : m_reply.isNote()                       ? tokens.noteInk
                                                                                    : tokens.muted);
    m_hint->setPalette(palette);
    if (problem == ReplyPresenter::Problem::TooLong)
        m_hint->setText(tr("%L1 characters too many").arg(m_reply.text().size() - NewTicket::MaxText));
    else if (problem == ReplyPresenter::Problem::ControlCharacters)
        m_hint->setText(tr("There are invisible characters in this text, take them out"));
    else if (m_reply.keptAt().isSet())
        m_hint->setText(tr("Draft kept %1").arg(clockTimeWithSeconds(m_reply.keptAt())));
    else
        m_hint->clear();
}

void Composer::growWithText()
{
    const int lines = m_text->document()->blockCount();
    const int wanted = lines * Fonts::line(TextRole::Message) + 10;
    m_text->setFixedHeight(std::clamp(wanted, SmallestText, LargestText));
}

bool Composer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_text)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            m_reply.send();
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            Q_EMIT left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Composer::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(Edge, 0, -Edge, -Edge);
    const bool note = m_reply.isNote();
    const bool focused = m_text->hasFocus();
    const QColor edge = note ? tokens.noteInk : focused ? tokens.focus : tokens.lineStrong;
    drawPanel(&painter, frame, metrics::radiusMessage, note ? tokens.noteSurface : tokens.surface, edge,
              focused ? 2 : 1);
}

} // namespace desk
