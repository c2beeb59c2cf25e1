// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/standingpanel.h"

#include "ui/client/requestpresenter.h"
#include "ui/text/domainmarks.h"
#include "ui/text/safetext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"
#include "ui/widgets/face.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace desk {

namespace {

constexpr int Width = 276;

class Mark : public QWidget
{
public:
    Mark(const RequestPresenter &presenter, const Theme &theme, QWidget *parent)
        : QWidget(parent)
        , m_presenter(presenter)
        , m_theme(theme)
    {
        setFixedSize(metrics::icon, metrics::icon);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (m_presenter.ticket())
            drawStatus(&painter, rect(), markOf(m_presenter.ticket()->status), m_theme.tokens());
    }

private:
    const RequestPresenter &m_presenter;
    const Theme &m_theme;
};

} // namespace

StandingPanel::StandingPanel(const RequestPresenter &presenter, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("standing"));
    setFixedWidth(Fonts::scaled(Width));
    build();
    refresh();
}

void StandingPanel::addHead(QVBoxLayout *column, const QString &words)
{
    column->addWidget(new Label(m_theme, TextRole::Body, Tone::Muted, words, this));
}

void StandingPanel::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::space20, metrics::space16, metrics::space20, metrics::space16);
    column->setSpacing(metrics::space8);
    addHead(column, tr("Where it stands"));
    m_mark = new Mark(m_presenter, m_theme, this);
    m_step = new Label(m_theme, TextRole::MessageStrong, Tone::Text, this);
    m_step->setObjectName(QStringLiteral("standingStep"));
    auto *step = new QHBoxLayout;
    step->setSpacing(metrics::space8);
    step->addWidget(m_mark);
    step->addWidget(m_step, 1);
    column->addLayout(step);
    m_words = new Label(m_theme, TextRole::Body, Tone::Text2, this);
    m_words->setObjectName(QStringLiteral("standingWords"));
    m_words->setOverflow(Label::Overflow::Wrap);
    column->addWidget(m_words);
    column->addSpacing(metrics::space24);
    addHead(column, tr("Who looks after it"));
    m_face = new Face(m_theme, metrics::faceMessage, this);
    m_name = new Label(m_theme, TextRole::Button, Tone::Text, this);
    m_name->setObjectName(QStringLiteral("standingPerson"));
    m_under = new Label(m_theme, TextRole::Meta, Tone::Muted, this);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_name);
    names->addWidget(m_under);
    auto *person = new QHBoxLayout;
    person->setSpacing(metrics::space8);
    person->addWidget(m_face);
    person->addLayout(names, 1);
    column->addLayout(person);
    column->addStretch(1);
}

void StandingPanel::refresh()
{
    const QString name = safeLine(m_presenter.personName());
    m_step->setText(stepWords(m_presenter.step()));
    m_words->setText(m_presenter.standing());
    m_mark->update();
    const auto &ticket = m_presenter.ticket();
    m_face->setPerson(ticket ? ticket->assignee.value : QUuid(), name);
    const bool nobody = !ticket || ticket->assignee.isNull();
    m_name->setText(nobody ? tr("Not with anyone yet") : name.isEmpty() ? tr("Your help desk") : name);
    m_under->setText(nobody ? tr("Somebody will take it soon") : m_presenter.organization());
}

void StandingPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = m_theme.tokens();
    painter.fillRect(rect(), tokens.window);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    drawVertical(&painter, rect(), mirrored ? width() - 1 : 0, tokens.line);
    const qreal y = m_face->y() - Fonts::line(TextRole::Body) - 24;
    drawHorizontal(&painter, QRectF(rect()).adjusted(20, 0, -20, 0), y, tokens.line);
}

} // namespace desk
