// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"

#include <QBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace desk {

// The square with the picture.
class EmptyState::Tile : public QWidget
{
public:
    Tile(const Theme &theme, QWidget *parent)
        : QWidget(parent)
        , m_theme(theme)
    {
        setFixedSize(56, 56);
    }

    void setIcon(const QString &icon)
    {
        m_icon = icon;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        drawPanel(&painter, rect(), metrics::radiusCard + 2, m_theme.tokens().chip);
        if (!m_icon.isEmpty())
            drawIcon(&painter, m_icon, QRect(14, 14, 28, 28), m_theme.tokens().muted);
    }

private:
    const Theme &m_theme;
    QString m_icon;
};

EmptyState::EmptyState(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_tile(new Tile(theme, this))
    , m_title(new Label(theme, TextRole::Title, Tone::Text, this))
    , m_why(new Label(theme, TextRole::Body, Tone::Muted, this))
    , m_button(makeButton(QStringLiteral("emptyButton"), ButtonKind::Secondary, {}, this))
    , m_link(makeLink(QStringLiteral("emptyLink"), {}, this))
{
    setObjectName(QStringLiteral("emptyState"));
    m_title->setAlignment(Qt::AlignCenter);
    m_why->setAlignment(Qt::AlignCenter);
    m_why->setOverflow(Label::Overflow::Wrap);
    m_why->setMaximumWidth(Fonts::scaled(360));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addStretch(3);
    column->addWidget(m_tile, 0, Qt::AlignHCenter);
    column->addSpacing(metrics::space16);
    column->addWidget(m_title);
    column->addSpacing(metrics::space4);
    auto *whyRow = new QHBoxLayout;
    whyRow->addStretch(1);
    whyRow->addWidget(m_why, 1000);
    whyRow->addStretch(1);
    column->addLayout(whyRow);
    column->addSpacing(metrics::space16);
    auto *ways = new QHBoxLayout;
    ways->setSpacing(metrics::space16);
    ways->addStretch();
    ways->addWidget(m_button);
    ways->addWidget(m_link);
    ways->addStretch();
    column->addLayout(ways);
    column->addStretch(4);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::buttonClicked);
    connect(m_link, &QPushButton::clicked, this, &EmptyState::linkClicked);
    setWays({});
}

void EmptyState::say(const QString &icon, const QString &title, const QString &why)
{
    m_tile->setIcon(icon);
    m_title->setText(title);
    m_why->setText(why);
    setAccessibleName(tr("%1. %2", "what is empty, why").arg(title, why));
}

void EmptyState::setWays(const QString &button, const QString &link)
{
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    m_link->setText(link);
    m_link->setVisible(!link.isEmpty());
}

} // namespace desk
