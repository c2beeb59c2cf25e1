// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/requestpage.h"

#include "models/items/conversationmodel.h"
#include "ui/client/standingpanel.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/timelineview.h"
#include "ui/text/safetext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"
#include "ui/widgets/steps.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace desk {

namespace {

constexpr int Roomy = 860; ///< narrower than this the panel at the side gives way

} // namespace

RequestPage::RequestPage(const RequestPageParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
{
    setObjectName(QStringLiteral("requestPage"));
    m_head = buildHead();
    m_standing = new StandingPanel(m_parts.request, m_parts.theme, this);
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(buildTalk(), 1);
    body->addWidget(m_standing);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addLayout(body, 1);
    bind();
    refresh();
}

QWidget *RequestPage::buildHead()
{
    auto *head = new QWidget(this);
    m_back =
        makeIconButton(QStringLiteral("backHome"), QStringLiteral("back"), tr("Back to my requests"), head);
    m_title = new Label(m_parts.theme, TextRole::PageTitle, Tone::Text, head);
    m_title->setObjectName(QStringLiteral("requestTitle"));
    m_number = new Label(m_parts.theme, TextRole::Body, Tone::Muted, head);
    m_number->setObjectName(QStringLiteral("requestNumber"));
    m_number->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_number->setTabular(true);
    m_steps = new Steps(m_parts.theme, Steps::Form::Large, head);
    auto *words = new QHBoxLayout;
    words->setSpacing(metrics::space12);
    words->addWidget(m_back);
    words->addWidget(m_title);
    words->addWidget(m_number);
    words->addStretch(1);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(metrics::space20, metrics::space16, metrics::space24, metrics::space12);
    column->setSpacing(metrics::space12);
    column->addLayout(words);
    column->addWidget(m_steps);
    return head;
}

QWidget *RequestPage::buildTalk()
{
    auto *talk = new QWidget(this);
    talk->setAutoFillBackground(true);
    talk->setBackgroundRole(QPalette::Base);
    m_banner = new Banner(m_parts.theme, talk);
    m_banner->setObjectName(QStringLiteral("requestBanner"));
    auto *delegate = new TimelineDelegate(m_parts.desk, m_parts.conversation, m_parts.theme, m_parts.clock,
                                          TimelineDelegate::Reader::Client, talk);
    m_timeline = new TimelineView(m_parts.conversation, *delegate, talk);
    m_timeline->setObjectName(QStringLiteral("timeline"));
    m_timeline->setAccessibleName(tr("Conversation"));
    m_composer = new Composer(m_parts.reply, m_parts.theme, talk);
    auto *column = new QVBoxLayout(talk);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_timeline, 1);
    column->addLayout(buildVerbs(talk));
    column->addWidget(m_composer);
    return talk;
}

QBoxLayout *RequestPage::buildVerbs(QWidget *parent)
{
    m_solved = makeButton(QStringLiteral("solvedIt"), ButtonKind::Secondary,
                          {tr("This solved it"), QStringLiteral("check"), ButtonSize::Client}, parent);
    m_askOn = makeButton(QStringLiteral("stillNeedHelp"), ButtonKind::Secondary,
                         {tr("I still need help"), {}, ButtonSize::Client}, parent);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(metrics::space24 + metrics::faceMessage + metrics::space12, metrics::space4,
                            metrics::space24, metrics::space12);
    row->setSpacing(metrics::space8);
    row->addWidget(m_solved);
    row->addWidget(m_askOn);
    row->addStretch(1);
    return row;
}

void RequestPage::bind()
{
    connect(m_back, &QToolButton::clicked, this, &RequestPage::backRequested);
    connect(m_solved, &QPushButton::clicked, &m_parts.request, &RequestPresenter::solve);
    connect(m_askOn, &QPushButton::clicked, &m_parts.request, &RequestPresenter::askOn);
    connect(m_banner, &Banner::actionClicked, this, &RequestPage::bannerPressed);
    connect(m_banner, &Banner::linkClicked, &m_parts.request, &RequestPresenter::mend);
    connect(m_timeline, &TimelineView::linkActivated, this, &RequestPage::linkActivated);
    connect(m_timeline, &TimelineView::resendRequested, this, &RequestPage::resendRequested);
    connect(m_timeline, &TimelineView::discardRequested, this, &RequestPage::discardRequested);
    connect(m_composer, &Composer::left, m_timeline,
            [this] { m_timeline->setFocus(Qt::ShortcutFocusReason); });
    connect(&m_parts.reply, &ReplyPresenter::sent, &m_parts.request, &RequestPresenter::answered);
    connect(&m_parts.reply, &ReplyPresenter::reviewAsked, m_timeline, &TimelineView::showNewest);
    connect(&m_parts.request, &RequestPresenter::changed, this, &RequestPage::refresh);
}

void RequestPage::open(TicketId ticket)
{
    m_parts.conversation.setTicket(ticket);
    m_parts.reply.setTicket(ticket);
    m_parts.request.open(ticket);
    m_timeline->showNewest();
}

void RequestPage::refresh()
{
    const auto &ticket = m_parts.request.ticket();
    m_title->setText(ticket ? safeLine(ticket->title) : tr("Not here any more"));
    m_number->setText(ticket && ticket->number > 0 ? QStringLiteral("#%1").arg(ticket->number) : QString());
    m_steps->setStep(Steps::Step(int(m_parts.request.step())));
    m_solved->setVisible(m_parts.request.canSolve());
    m_askOn->setVisible(m_parts.request.canAskOn());
    m_composer->setVisible(ticket.has_value());
    m_standing->refresh();
    refreshBanner();
}

void RequestPage::refreshBanner()
{
    const auto &notice = m_parts.request.notice();
    m_banner->setVisible(notice.has_value());
    if (!notice)
        return;
    const bool refused = notice->canResend || notice->canReload;
    m_banner->say(refused ? Banner::Kind::Danger : Banner::Kind::Info, notice->text.what, notice->text.then);
    m_banner->setAction(notice->canResend   ? tr("Send again")
                        : notice->canReload ? tr("Try again")
                                            : QString());
    m_banner->setLink(notice->canMend ? tr("Change it") : QString());
}

void RequestPage::bannerPressed()
{
    if (m_parts.request.notice() && m_parts.request.notice()->canResend)
        m_parts.request.resend();
    else
        m_parts.request.reload();
}

void RequestPage::takeFocus()
{
    if (m_composer->isVisibleTo(this))
        m_composer->write(ReplyPresenter::Kind::Reply);
}

void RequestPage::resizeEvent(QResizeEvent *)
{
    m_standing->setVisible(width() >= Roomy);
}

void RequestPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = m_parts.theme.tokens();
    painter.fillRect(m_head->geometry(), tokens.surface);
    drawHorizontal(&painter, QRectF(0, 0, width(), height()), m_head->geometry().bottom(), tokens.line);
}

} // namespace desk
