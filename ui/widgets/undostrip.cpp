// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/undostrip.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

#include <algorithm>

namespace desk {

namespace {

constexpr int stripHeight = 44;

} // namespace

UndoStrip::UndoStrip(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_text(new Label(theme, TextRole::Body, Tone::Text, this))
    , m_seconds(new Label(theme, TextRole::Meta, Tone::Muted, this))
    , m_undo(makeButton(QStringLiteral("undoButton"), ButtonKind::Secondary,
                        {tr("Undo"), QStringLiteral("undo")}, this))
{
    setObjectName(QStringLiteral("undoStrip"));
    setMinimumHeight(stripHeight);
    setKeyHint(m_undo, tr("Ctrl Z"));
    m_seconds->setTabular(true);
    auto *row = new QHBoxLayout(this);
    // Spacing and not a margin for the icon: layouts turn spacing round with the language, margins not.
    row->setContentsMargins(metrics::space8, 0, metrics::space8, 0);
    row->setSpacing(metrics::space8);
    row->addSpacing(metrics::space4 + metrics::icon + metrics::space8);
    row->addWidget(m_text, 1);
    row->addWidget(m_seconds);
    row->addSpacing(metrics::icon + metrics::space4); // the ring is drawn there
    row->addWidget(m_undo);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        end();
        Q_EMIT undone();
    });
    connect(&m_tick, &QTimer::timeout, this, &UndoStrip::tick);
    hide();
}

void UndoStrip::begin(const QString &text, int seconds)
{
    m_total = std::max(1, seconds);
    m_text->setText(text);
    setAccessibleName(text);
    m_clock.start();
    // Where the system asks for less motion the ring stays away and only the seconds count.
    m_tick.start(m_theme.isMotionReduced() ? 250 : 50);
    tick();
    show();
}

void UndoStrip::end()
{
    m_tick.stop();
    hide();
}

qint64 UndoStrip::millisecondsLeft() const
{
    return std::max<qint64>(0, m_total * 1000LL - m_clock.elapsed());
}

void UndoStrip::tick()
{
    const qint64 left = millisecondsLeft();
    const QString words = tr("%1 s").arg((left + 999) / 1000);
    if (m_seconds->text() != words)
        m_seconds->setText(words);
    update();
    if (left > 0)
        return;
    end();
    Q_EMIT ranOut();
}

void UndoStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    drawPanel(&painter, rect(), metrics::radiusMessage, t.surface, t.lineStrong);
    const auto place = [this](const QRect &box) {
        return QStyle::visualRect(layoutDirection(), rect(), box);
    };
    const int y = (height() - metrics::icon) / 2;
    drawIcon(&painter, "check", place({metrics::space12, y, metrics::icon, metrics::icon}), t.success);
    if (m_theme.isMotionReduced())
        return;
    const QRect undo = QStyle::visualRect(layoutDirection(), rect(), m_undo->geometry());
    const QRect ring =
        place({undo.left() - metrics::space8 - metrics::icon, y, metrics::icon, metrics::icon});
    drawTimeRing(&painter, ring, TimeMark::Calm, double(millisecondsLeft()) / (m_total * 1000), t.accentInk,
                 t.line);
}

} // namespace desk
