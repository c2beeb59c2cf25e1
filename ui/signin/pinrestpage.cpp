// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/pinrestpage.h"

#include "ui/signin/personcard.h"
#include "ui/signin/pinpresenter.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace desk {

namespace {

/// Large figures that stand still while they change.
class BigClock : public QWidget
{
public:
    BigClock(const PinPresenter &presenter, const Theme &theme, QWidget *parent)
        : QWidget(parent)
        , m_presenter(presenter)
        , m_theme(theme)
    {
        setObjectName(QStringLiteral("countdown"));
        setFixedHeight(Fonts::line(TextRole::Countdown));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(Fonts::of(TextRole::Countdown));
        painter.setPen(m_theme.tokens().text);
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        drawFigures(&painter, rect(), (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                    clockText(m_presenter.restsFor()));
    }

private:
    const PinPresenter &m_presenter;
    const Theme &m_theme;
};

} // namespace

PinRestPage::PinRestPage(PinPresenter &presenter, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("pinRestPage"), theme, parent)
    , m_presenter(presenter)
{
    build();
    bind();
    refresh();
}

void PinRestPage::build()
{
    m_person = new PersonCard(theme(), this);
    column()->addWidget(m_person);
    addGap(metrics::space20);
    addTitle(tr("Too many wrong PINs"));
    m_intro = addIntro({});
    m_clock = new BigClock(m_presenter, theme(), this);
    column()->addWidget(m_clock);
    m_under = addText(QStringLiteral("underClock"), TextRole::Meta, Tone::Muted);
    addGap(metrics::space20);
    m_again = addButton(QStringLiteral("signInAgain"), tr("Sign in again"), ButtonKind::Primary);
    addGap(metrics::space8);
    m_admin = addButton(QStringLiteral("askAdmin"), tr("I forgot my PIN"), ButtonKind::Secondary,
                        QStringLiteral("person"));
    addGap(metrics::space16);
    m_help = addText(QStringLiteral("pinHelp"), TextRole::Body, Tone::Text2);
    addGap(metrics::space8);
    m_signOut = makeLink(QStringLiteral("signOut"), tr("Sign out"), this);
    addRow()->addWidget(m_signOut, 0, Qt::AlignRight);
}

void PinRestPage::bind()
{
    connect(m_again, &QPushButton::clicked, &m_presenter, &PinPresenter::leave);
    connect(m_admin, &QPushButton::clicked, &m_presenter, &PinPresenter::forgotten);
    connect(m_signOut, &QPushButton::clicked, &m_presenter, &PinPresenter::leave);
    connect(&m_presenter, &PinPresenter::changed, this, &PinRestPage::refresh);
}

void PinRestPage::refresh()
{
    const bool blocked = m_presenter.page() == PinPresenter::Page::Blocked;
    const int seconds = m_presenter.restsFor();
    m_person->setAccount(m_presenter.account());
    m_intro->setProse(blocked
                          ? tr("To protect your work, this sign-in is over and the PIN rests for a while. "
                               "Then: email, code, PIN.")
                          : tr("To protect your work, the PIN rests for a while. Then you can try again."));
    m_clock->setVisible(seconds > 0);
    m_clock->setAccessibleName(tr("%1 until the PIN can be tried again").arg(clockText(seconds)));
    m_clock->update();
    showText(m_under, seconds > 0 ? tr("until the PIN can be tried again") : QString());
    m_again->setVisible(blocked);
    m_admin->setVisible(!m_presenter.showsHelp());
    showText(m_help,
             m_presenter.showsHelp()
                 ? tr("An admin of %1 can reset your PIN and hand you a code, with which you choose a new "
                      "one. Sign in again when you have it.")
                       .arg(m_presenter.account().organizationName)
                 : QString());
    m_signOut->setVisible(!blocked);
}

void PinRestPage::takeFocus()
{
    (m_again->isVisibleTo(this) ? m_again : m_admin)->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
