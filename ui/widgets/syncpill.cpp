// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/syncpill.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStyle>
#include <QtMath>

#include <algorithm>

namespace desk {

namespace {

constexpr int paddingStart = 8;
constexpr int paddingEnd = 10;
constexpr int gap = 6;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(desk::SyncPill)
};

struct Look
{
    const char *icon;
    QColor ink;
    QColor fill;
};

Look lookOf(SyncWords::State state, const Tokens &t)
{
    using State = SyncWords::State;
    switch (state) {
    case State::UpToDate:
        return {"ok", t.muted, {}};
    case State::Sending:
        return {"sync", t.accentInk, {}};
    case State::Connecting:
        return {"sync", t.muted, {}};
    case State::Waiting:
        return {"outbox", t.text2, t.chip};
    case State::Offline:
    case State::Stale:
        return {"offline", t.warning, t.warningSurface};
    case State::NotSent:
        return {"warn", t.danger, t.dangerSurface};
    case State::SignInAgain:
        return {"key", t.danger, t.dangerSurface};
    }
    return {"sync", t.muted, {}};
}

QString waitingSuffix(int count)
{
    return count > 0 ? Words::tr(", %1 waiting").arg(count) : QString();
}

} // namespace

QString SyncWords::text() const
{
    switch (state) {
    case State::UpToDate:
        return Words::tr("Up to date");
    case State::Sending:
        return Words::tr("Sending %1").arg(count);
    case State::Waiting:
        return Words::tr("%1 waiting").arg(count);
    case State::Connecting:
        return Words::tr("Connecting");
    case State::Offline:
        return (since.isEmpty() ? Words::tr("Offline") : Words::tr("Offline since %1").arg(since)) +
               waitingSuffix(count);
    case State::Stale:
        return (since.isEmpty() ? Words::tr("Not up to date") : Words::tr("As of %1").arg(since)) +
               waitingSuffix(count);
    case State::NotSent:
        return Words::tr("%1 not sent").arg(count);
    case State::SignInAgain:
        return Words::tr("Sign in again");
    }
    return {};
}

SyncPill::SyncPill(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("syncPill"));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Open the Outbox"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setText(m_words.text());
    setAccessibleName(m_words.text());
}

void SyncPill::setWords(const SyncWords &words)
{
    if (words == m_words)
        return;
    m_words = words;
    setText(words.text());
    setAccessibleName(words.text()); // tells screen readers, and only when the words changed
    updateGeometry();
    update();
}

QSize SyncPill::sizeHint() const
{
    const qreal words = figuresWidth(Fonts::metaStrong(), text());
    return {qCeil(words) + paddingStart + metrics::icon + gap + paddingEnd,
            std::max(metrics::chip, Fonts::line(TextRole::MetaStrong) + 8)};
}

QSize SyncPill::minimumSizeHint() const
{
    return {metrics::icon + paddingStart + paddingEnd, sizeHint().height()};
}

void SyncPill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Look look = lookOf(m_words.state, m_theme.tokens());
    const QColor hover = underMouse() ? m_theme.tokens().chip : QColor();
    const QColor fill = look.fill.isValid() ? look.fill : hover;
    if (fill.isValid())
        drawPanel(&painter, rect(), height() / 2.0, fill);
    const auto place = [this](const QRect &box) {
        return QStyle::visualRect(layoutDirection(), rect(), box);
    };
    drawIcon(&painter, look.icon,
             place({paddingStart, (height() - metrics::icon) / 2, metrics::icon, metrics::icon}), look.ink);
    painter.setFont(Fonts::metaStrong());
    painter.setPen(look.ink);
    const int start = paddingStart + metrics::icon + gap;
    const QRect room(start, 0, width() - start - paddingEnd, height());
    const QString shown = QFontMetrics(painter.font()).elidedText(text(), Qt::ElideRight, room.width() + 4);
    drawFigures(&painter, place(room),
                Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft), shown);
}

} // namespace desk
