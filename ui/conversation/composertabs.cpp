// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/composertabs.h"

#include "ui/inbox/rowpaint.h"
#include "ui/text/safetext.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace desk {

ComposerTab::ComposerTab(const Theme &theme, const char *icon, bool isNote, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_icon(icon)
    , m_isNote(isNote)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ComposerTab::sizeHint() const
{
    return {120, Fonts::scaled(metrics::tab)};
}

void ComposerTab::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = m_theme.tokens();
    QPainter painter(this);
    QPainterPath corner; // the composer is round there
    const bool atLeft = m_isNote == (layoutDirection() == Qt::RightToLeft);
    corner.addRoundedRect(QRectF(rect()).adjusted(atLeft ? 0 : -20, 0, atLeft ? 20 : 0, 20), 6, 6);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(corner);
    const QColor ink = !isChecked() ? tokens.muted : m_isNote ? tokens.noteInk : tokens.text;
    if (!isChecked()) {
        painter.fillRect(rect(), underMouse() ? tokens.hover : tokens.window);
        drawHorizontal(&painter, rect(), height() - 1, m_isNote ? tokens.line : tokens.noteSoft);
    } else {
        painter.fillRect(QRect(0, 0, width(), 2), m_isNote ? tokens.noteInk : tokens.accentInk);
    }
    const QFont font = isChecked() ? Fonts::bodyStrong() : Fonts::button();
    const int textWidth = std::min(QFontMetrics(font).horizontalAdvance(text()) + 1, width() - 48);
    const int total = metrics::icon + 8 + textWidth;
    const int start = (width() - total) / 2;
    const int middle = height() / 2 + 1;
    const QRect box(start, middle - metrics::icon / 2, metrics::icon, metrics::icon);
    const QRect words(start + metrics::icon + 8, middle - 10, textWidth, 20);
    drawIcon(&painter, m_icon, QStyle::visualRect(layoutDirection(), rect(), box), ink);
    drawLineOfText(&painter, QStyle::visualRect(layoutDirection(), rect(), words), text(), font, ink,
                   layoutDirection());
    if (hasFocus())
        drawFocusInsideRow(&painter, rect(), m_isNote ? tokens.noteInk : tokens.focus);
}

ComposerTabs::ComposerTabs(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_reply(new ComposerTab(theme, "reply", false, this))
    , m_note(new ComposerTab(theme, "lock", true, this))
{
    m_reply->setObjectName(QStringLiteral("replyTab"));
    m_note->setObjectName(QStringLiteral("noteTab"));
    m_note->setText(tr("Internal note"));
    m_note->setAccessibleName(tr("Internal note, staff only"));
    setRecipient({});
    m_reply->setChecked(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_reply, 1);
    row->addWidget(m_note, 1);
    connect(m_reply, &QAbstractButton::clicked, this, [this] { Q_EMIT chosen(ReplyPresenter::Kind::Reply); });
    connect(m_note, &QAbstractButton::clicked, this, [this] { Q_EMIT chosen(ReplyPresenter::Kind::Note); });
}

void ComposerTabs::setRecipient(const QString &name)
{
    const QString words = name.isEmpty() ? tr("Reply") : tr("Reply to %1").arg(isolated(name));
    m_reply->setText(words);
    m_reply->setAccessibleName(words);
    m_reply->update();
}

void ComposerTabs::setKind(ReplyPresenter::Kind kind)
{
    (kind == ReplyPresenter::Kind::Note ? m_note : m_reply)->setChecked(true);
}

} // namespace desk
