// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/footer.h"

#include "models/items/outboxmodel.h"
#include "models/sync/sync.h"
#include "ui/text/times.h"
#include "ui/theme/icons.h"
#include "ui/theme/kinds.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

#include <QAction>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace desk {
namespace {

struct FooterWords
{
    Q_DECLARE_TR_FUNCTIONS(desk::Footer)

public:
    QString text;
    bool isWarning = false;
    static FooterWords of(const Sync &sync);
};

FooterWords FooterWords::of(const Sync &sync)
{
    const QString since = clockTime(sync.since());
    switch (sync.state()) {
    case Sync::State::Offline:
        if (since.isEmpty())
            return {tr("Offline. What you write waits on this computer."), true};
        return {tr("Offline since %1. What you write waits on this computer.").arg(since), true};
    case Sync::State::Stale:
        if (since.isEmpty())
            return {tr("The server answers, but not with everything. It is tried again."), true};
        return {tr("You see the state of %1. It is being brought up to date.").arg(since), true};
    case Sync::State::Denied:
        return {tr("The server does not let this session in any more."), true};
    case Sync::State::Locked:
        return {tr("Locked. Your PIN opens it again."), true};
    case Sync::State::Connecting:
        return {tr("Connecting"), false};
    case Sync::State::Loading:
        return {tr("Loading, %L1 tickets").arg(sync.loadedTickets()), false};
    case Sync::State::Live:
        break;
    }
    return {sync.lastChange().isSet() ? tr("Last change %1").arg(clockTimeWithSeconds(sync.lastChange()))
                                      : QString(),
            false};
}

} // namespace

Footer::Footer(const Sync &sync, const OutboxModel &outbox, const Theme &theme, QAction *keys,
               QWidget *parent)
    : QWidget(parent)
    , m_sync(sync)
    , m_outbox(outbox)
    , m_theme(theme)
    , m_state(new Label(theme, TextRole::Tiny, Tone::Muted, this))
    , m_waiting(new Label(theme, TextRole::Tiny, Tone::Muted, this))
{
    setObjectName(QStringLiteral("footer"));
    setFixedHeight(metrics::footer);
    m_state->setObjectName(QStringLiteral("footerState"));
    m_state->setTabular(true);
    m_waiting->setObjectName(QStringLiteral("footerWaiting"));
    m_waiting->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto *help = new QToolButton(this);
    help->setDefaultAction(keys);
    help->setObjectName(QStringLiteral("keysButton"));
    help->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    help->setIconSize({metrics::iconMark, metrics::iconMark});
    help->setFont(Fonts::tiny());
    help->setFixedHeight(metrics::footer - 2);
    help->setFocusPolicy(Qt::TabFocus);
    setKind(help, ButtonKind::Flat);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::space12, 1, metrics::space8, 0);
    row->setSpacing(metrics::space16);
    row->addWidget(m_state, 1);
    row->addWidget(m_waiting);
    row->addWidget(help);
    refresh();
}

void Footer::refresh()
{
    const FooterWords words = FooterWords::of(m_sync);
    m_state->setText(words.text);
    m_state->setTone(words.isWarning ? Tone::Warning : Tone::Muted);
    m_waiting->setText(tr("%n waiting", nullptr, m_outbox.waitingCount()));
}

void Footer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().window);
    drawHorizontal(&painter, rect(), 0, m_theme.tokens().line);
}

} // namespace desk
