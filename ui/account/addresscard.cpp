// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/addresscard.h"

#include "ui/account/accountwords.h"
#include "ui/dialogs/questions.h"
#include "ui/text/safetext.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/codefield.h"
#include "ui/widgets/keyboard.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/textfield.h"

#include <QHBoxLayout>
#include <QHideEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace desk {

using Box = AddressPresenter::Box;
using Field = AddressPresenter::Field;
using State = AddressPresenter::State;

AddressCard::AddressCard(AddressPresenter &presenter, Ask &ask, Reader reader, const Theme &theme,
                         QWidget *parent)
    : AccountCard(QStringLiteral("addressCard"), tr("Email address"), reader, theme, parent)
    , m_presenter(presenter)
    , m_ask(ask)
{
    build();
    bind();
    refresh();
}

void AddressCard::build()
{
    m_intro = addText(QStringLiteral("addressIntro"), Tone::Text2);
    buildLink();
    buildWanted();
    buildBox(Box::Old, QStringLiteral("oldBox"));
    buildBox(Box::New, QStringLiteral("newBox"));
    m_problem = addNote(QStringLiteral("addressProblem"));
    QHBoxLayout *row = addRow();
    m_request = button(QStringLiteral("changeAddress"), ButtonKind::Primary, {});
    m_again = button(QStringLiteral("loadAddress"), ButtonKind::Secondary, tr("Try again"));
    row->addWidget(m_request);
    row->addWidget(m_again);
    row->addStretch(1);
    buildWays();
}

void AddressCard::buildLink()
{
    m_link = new QWidget(this);
    auto *column = new QVBoxLayout(m_link);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space8);
    auto *words = new Label(
        theme(), TextRole::BodyStrong, Tone::Text,
        tr("You opened a link from one of the two emails. Confirm the new address with it?"), m_link);
    words->setOverflow(Label::Overflow::Wrap);
    column->addWidget(words);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space12);
    m_linkYes = button(QStringLiteral("confirmLink"), ButtonKind::Primary, tr("Confirm"));
    m_linkNo = button(QStringLiteral("refuseLink"), ButtonKind::Secondary, tr("Not now"));
    row->addWidget(m_linkYes);
    row->addWidget(m_linkNo);
    row->addStretch(1);
    column->addLayout(row);
    this->column()->addWidget(m_link);
}

void AddressCard::buildWanted()
{
    m_wanted = addField(QStringLiteral("newAddress"), tr("New address"), QStringLiteral("mail"));
    m_wanted->edit()->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_wanted->edit()->setMaxLength(254);
}

void AddressCard::buildBox(Box box, const QString &name)
{
    BoxRow &one = m_boxes[std::size_t(box)];
    one.row = new QWidget(this);
    one.row->setObjectName(name);
    auto *column = new QVBoxLayout(one.row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space6);
    one.words = new Label(theme(), TextRole::Button, Tone::Text, one.row);
    column->addWidget(one.words);
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::space12);
    one.code = new CodeField(theme(), one.row);
    one.code->setObjectName(name + QStringLiteral("Code"));
    one.confirm = button(name + QStringLiteral("Confirm"), ButtonKind::Secondary, tr("Confirm"));
    one.agreed = new NoteLine(theme(), one.row);
    one.agreed->setObjectName(name + QStringLiteral("Agreed"));
    line->addWidget(one.code);
    line->addWidget(one.confirm);
    line->addWidget(one.agreed, 1);
    line->addStretch(1);
    column->addLayout(line);
    this->column()->addWidget(one.row);
}

void AddressCard::buildWays()
{
    m_ways = new QWidget(this);
    auto *row = new QHBoxLayout(m_ways);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::space16);
    m_resendIn = new Label(theme(), TextRole::Body, Tone::Muted, m_ways);
    m_resendIn->setTabular(true);
    m_resendIn->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_resend = button(QStringLiteral("resendAddress"), ButtonKind::Link, tr("Send both emails again"));
    m_abandon = button(QStringLiteral("abandonAddress"), ButtonKind::Link, tr("Keep the old address"));
    row->addWidget(m_resendIn);
    row->addWidget(m_resend);
    row->addWidget(m_abandon);
    row->addStretch(1);
    column()->addWidget(m_ways);
}

void AddressCard::bind()
{
    AddressPresenter &one = m_presenter;
    connect(m_wanted->edit(), &QLineEdit::textEdited, &one, &AddressPresenter::setWanted);
    connect(m_wanted->edit(), &QLineEdit::returnPressed, &one, &AddressPresenter::request);
    connect(m_request, &QPushButton::clicked, &one, &AddressPresenter::request);
    connect(m_again, &QPushButton::clicked, &one, &AddressPresenter::refresh);
    connect(m_linkYes, &QPushButton::clicked, &one, &AddressPresenter::confirmLink);
    connect(m_linkNo, &QPushButton::clicked, &one, &AddressPresenter::refuseLink);
    connect(m_resend, &QPushButton::clicked, &one, &AddressPresenter::sendAgain);
    connect(m_abandon, &QPushButton::clicked, this, [this] {
        askFor(m_ask, this, askAbandon(m_presenter.address()), [this] { m_presenter.abandon(); });
    });
    bindBox(Box::Old);
    bindBox(Box::New);
    connect(&one, &AddressPresenter::changed, this, &AddressCard::refresh);
}

void AddressCard::bindBox(Box box)
{
    const BoxRow &row = m_boxes[std::size_t(box)];
    connect(row.code, &QLineEdit::textChanged, this,
            [this, box](const QString &code) { m_presenter.setCode(box, code); });
    connect(row.code, &QLineEdit::returnPressed, this, [this, box] { m_presenter.confirm(box); });
    connect(row.confirm, &QPushButton::clicked, this, [this, box] { m_presenter.confirm(box); });
}

QString AddressCard::sentence() const
{
    const SignInAddress &address = m_presenter.address();
    switch (m_presenter.state()) {
    case State::Loading:
        return tr("Your address is being looked up.");
    case State::Failed:
        return m_presenter.loadProblem().whole();
    case State::Settled:
        return tr("You sign in with %1. For another one, the mail boxes of both addresses have to agree.")
            .arg(isolated(address.email));
    case State::Waiting:
        break;
    }
    if (m_presenter.isHalfAgreed())
        return tr("One mail box has agreed that %1 takes the place of %2. Type the code from the other one, "
                  "or "
                  "click the link in its email.")
            .arg(isolated(address.wanted), isolated(address.email));
    return tr("%1 takes the place of %2 once both mail boxes agree: type the code from each of the two "
              "emails, or "
              "click the links in them. Until then you sign in as before.")
        .arg(isolated(address.wanted), isolated(address.email));
}

void AddressCard::refresh()
{
    const KeyboardPlace keyboard(this);
    const AddressPresenter &one = m_presenter;
    const bool settled = one.state() == State::Settled;
    const bool waiting = one.state() == State::Waiting;
    say(m_intro, sentence());
    m_link->setVisible(waiting && one.hasLink());
    m_linkYes->setEnabled(!one.isBusy());
    m_linkNo->setEnabled(!one.isBusy());
    m_wanted->setVisible(settled);
    if (m_wanted->text().trimmed() != one.wanted())
        m_wanted->setText(one.wanted());
    m_request->setVisible(settled);
    m_request->setEnabled(one.canRequest());
    m_request->setText(one.isBusy() ? tr("Asking") : tr("Change address"));
    m_again->setVisible(one.state() == State::Failed);
    refreshBox(Box::Old);
    refreshBox(Box::New);
    m_ways->setVisible(waiting);
    m_resendIn->setVisible(one.resendIn() > 0);
    m_resendIn->setText(tr("Send both emails again in %1").arg(clockText(one.resendIn())));
    m_resend->setVisible(one.resendIn() == 0);
    m_resend->setEnabled(one.canSendAgain());
    m_abandon->setEnabled(!one.isBusy());
    refreshProblem();
    if (keyboard.isLost())
        keepKeyboard(keyboard.was());
}

/// A button goes while the server looks; its field is where a wrong code is mended.
void AddressCard::keepKeyboard(const QWidget *was)
{
    const AddressPresenter &one = m_presenter;
    const BoxRow &second = m_boxes[std::size_t(Box::New)];
    const bool isSecond = one.hasAgreed(Box::Old) || (was == second.confirm && !one.hasAgreed(Box::New));
    const Box open = isSecond ? Box::New : Box::Old;
    QWidget *next = m_wanted->edit();
    if (one.state() == State::Waiting)
        next = m_boxes[std::size_t(open)].code;
    next->setFocus(Qt::OtherFocusReason);
}

void AddressCard::refreshBox(Box box)
{
    const AddressPresenter &one = m_presenter;
    const BoxRow &row = m_boxes[std::size_t(box)];
    const QString address = box == Box::Old ? one.address().email : one.address().wanted;
    row.row->setVisible(one.state() == State::Waiting);
    row.words->setText(one.hasAgreed(box) ? safeLine(address)
                                          : tr("Code from the email to %1").arg(isolated(address)));
    row.code->setAccessibleName(tr("Code from the email to %1, six digits").arg(safeLine(address)));
    if (row.code->text() != one.code(box))
        row.code->setText(one.code(box));
    row.code->setVisible(!one.hasAgreed(box));
    row.code->setReadOnly(one.isBusy()); // not disabled: the keyboard stays here
    const bool wasWrong = isWrong(row.code);
    setWrong(row.code, one.wrongField() == (box == Box::Old ? Field::OldCode : Field::NewCode) &&
                           !one.problem().what.isEmpty());
    if (isWrong(row.code) && !wasWrong)
        row.code->selectAll(); // the next code replaces this one
    row.confirm->setAccessibleName(tr("Confirm the code from %1").arg(safeLine(address)));
    row.confirm->setVisible(!one.hasAgreed(box));
    row.confirm->setEnabled(one.canConfirm(box));
    row.agreed->setVisible(one.hasAgreed(box));
    row.agreed->say(QStringLiteral("ok"), Tone::Success, tr("This mail box has agreed."));
}

void AddressCard::refreshProblem()
{
    const AddressPresenter &one = m_presenter;
    const QString problem = one.problem().whole();
    const bool atField = one.wrongField() == Field::Wanted && one.state() == State::Settled;
    m_wanted->setError(atField ? problem : QString());
    sayProblem(m_problem, atField ? QString() : problem);
}

void AddressCard::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous())
        m_presenter.forget();
    AccountCard::hideEvent(event);
}

} // namespace desk
