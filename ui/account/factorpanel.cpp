// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/factorpanel.h"

#include "models/ports/clock.h"
#include "ui/account/factorpresenter.h"
#include "ui/account/factorsetuppane.h"
#include "ui/dialogs/questions.h"
#include "ui/text/safetext.h"
#include "ui/text/times.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/keyboard.h"
#include "ui/widgets/noteline.h"

#include <QHBoxLayout>
#include <QHideEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace desk {

namespace {

Question askRemoval(const QString &name, bool isLast)
{
    Question question;
    question.name = QStringLiteral("removeFactorQuestion");
    question.title = FactorPanel::tr("Remove %1?").arg(isolated(name));
    question.text = isLast ? FactorPanel::tr("From then on no code is asked for when you sign in. Where your "
                                             "help desk wants one, you set up a new app at once.")
                           : FactorPanel::tr("Its codes open nothing any more. Your other apps go on.");
    question.yes = FactorPanel::tr("Remove");
    question.danger = true;
    return question;
}

QString nameOf(const Factor &factor)
{
    return factor.name.isEmpty() ? FactorPanel::tr("Authenticator app") : safeLine(factor.name);
}

} // namespace

FactorPanel::FactorPanel(const FactorParts &parts, QWidget *parent)
    : Panel(parts.theme, &Tokens::surface, parent)
    , m_parts(parts)
{
    setObjectName(QStringLiteral("factorPanel"));
    setRadius(metrics::radiusCard);
    setEdges(Qt::TopEdge | Qt::BottomEdge | Qt::LeftEdge | Qt::RightEdge);
    build();
    bind();
    present();
}

void FactorPanel::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::panePadding, metrics::space12, metrics::panePadding,
                               metrics::panePadding);
    column->setSpacing(metrics::space12);
    auto *title = new Label(m_parts.theme, isLarge() ? TextRole::MessageStrong : TextRole::BodyStrong,
                            Tone::Text, tr("Authenticator app"), this);
    column->addWidget(title);
    m_words = addText(QStringLiteral("factorWords"), column, Tone::Text2);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(metrics::space8);
    column->addLayout(m_rows);
    m_problem = new NoteLine(m_parts.theme, this);
    m_problem->setObjectName(QStringLiteral("factorProblem"));
    m_problem->setKeepsRoom(false);
    column->addWidget(m_problem);
    buildEnd(column);
}

void FactorPanel::buildEnd(QVBoxLayout *column)
{
    m_setup = new FactorSetupPane(m_parts.presenter.setup(), m_parts.size, m_parts.theme, this);
    m_setup->setFixedWidth(Fonts::scaled(metrics::signInWidth));
    column->addWidget(m_setup, 0, Qt::AlignLeft);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space12);
    m_add = makeButton(QStringLiteral("addFactor"), ButtonKind::Secondary, {{}, {}, m_parts.size}, this);
    m_again = makeButton(QStringLiteral("loadFactors"), ButtonKind::Secondary,
                         {tr("Try again"), QStringLiteral("sync"), m_parts.size}, this);
    m_cancel = makeLink(QStringLiteral("cancelFactor"), tr("Cancel"), this);
    row->addWidget(m_add);
    row->addWidget(m_again);
    row->addWidget(m_cancel);
    row->addStretch(1);
    column->addLayout(row);
}

Label *FactorPanel::addText(const QString &name, QVBoxLayout *column, Tone tone)
{
    auto *label = new Label(m_parts.theme, isLarge() ? TextRole::Message : TextRole::Body, tone, this);
    label->setObjectName(name);
    label->setOverflow(Label::Overflow::Wrap);
    column->addWidget(label);
    return label;
}

void FactorPanel::bind()
{
    FactorPresenter &presenter = m_parts.presenter;
    connect(&presenter, &FactorPresenter::changed, this, &FactorPanel::present);
    connect(m_again, &QPushButton::clicked, &presenter, &FactorPresenter::refresh);
    connect(m_cancel, &QPushButton::clicked, &presenter, &FactorPresenter::cancel);
    connect(m_add, &QPushButton::clicked, this, [this] {
        m_parts.presenter.add();
        m_setup->takeFocus();
    });
}

void FactorPanel::open()
{
    m_parts.presenter.refresh();
}

void FactorPanel::hideEvent(QHideEvent *event)
{
    Panel::hideEvent(event);
    if (!event->spontaneous()) // minimizing is no leaving
        m_parts.presenter.cancel();
}

void FactorPanel::present()
{
    using State = FactorPresenter::State;
    const KeyboardPlace keyboard(this);
    const FactorPresenter &presenter = m_parts.presenter;
    const bool isKnown = presenter.state() == State::Shown || !presenter.factors().isEmpty();
    const bool isAdding = presenter.isAdding();
    showRows();
    if (!isKnown)
        m_words->setText(presenter.state() == State::Loading ? tr("Looking which apps you have.")
                                                             : QString());
    else if (presenter.factors().isEmpty())
        m_words->setText(
            tr("None yet. With one, whoever learns your password or reads your email still needs "
               "your phone to sign in: an app on it shows a new code every 30 seconds."));
    else
        m_words->setText(tr("When you sign in, a code of your app is asked for before the PIN."));
    m_words->setVisible(!m_words->text().isEmpty());
    m_problem->sayError(presenter.problem().whole());
    m_setup->setVisible(isAdding);
    m_cancel->setVisible(isAdding);
    m_again->setVisible(presenter.state() == State::Failed);
    m_add->setVisible(isKnown && !isAdding);
    m_add->setText(presenter.factors().isEmpty() ? tr("Set up an app") : tr("Set up another app"));
    if (keyboard.isLost() && !isAdding)
        (isKnown ? m_add : m_again)->setFocus(Qt::OtherFocusReason);
}

void FactorPanel::showRows()
{
    if (m_shown == m_parts.presenter.factors())
        return; // a button keeps the keyboard
    m_shown = m_parts.presenter.factors();
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // its button may be in the middle of a click
        delete item;
    }
    for (const Factor &factor : std::as_const(m_shown))
        m_rows->addWidget(makeRow(factor));
}

QWidget *FactorPanel::makeRow(const Factor &factor)
{
    auto *row = new QWidget(this);
    row->setObjectName(QStringLiteral("factorRow"));
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::space12);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    const QString name = nameOf(factor);
    words->addWidget(
        new Label(m_parts.theme, isLarge() ? TextRole::Message : TextRole::Body, Tone::Text, name, row));
    words->addWidget(new Label(m_parts.theme, isLarge() ? TextRole::Body : TextRole::Meta, Tone::Muted,
                               tr("Set up %1").arg(friendlyTime(factor.since, m_parts.clock.now())), row));
    line->addLayout(words, 1);
    auto *remove =
        makeButton(QStringLiteral("removeFactor"), ButtonKind::Danger, {tr("Remove"), {}, m_parts.size}, row);
    remove->setAccessibleName(tr("Remove %1").arg(name));
    connect(remove, &QPushButton::clicked, this, [this, id = factor.id, name] {
        const bool isLast = m_parts.presenter.factors().size() == 1;
        askFor(m_parts.ask, this, askRemoval(name, isLast), [this, id] { m_parts.presenter.remove(id); });
    });
    line->addWidget(remove, 0, Qt::AlignVCenter);
    return row;
}

} // namespace desk
