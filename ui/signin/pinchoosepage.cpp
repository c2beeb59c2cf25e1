// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/pinchoosepage.h"

#include "ui/signin/personcard.h"
#include "ui/signin/pinpresenter.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/pinfield.h"
#include "ui/widgets/textfield.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace desk {

namespace {

QString lengthWords(int minimum)
{
    switch (minimum) {
    case 4:
        return PinChoosePage::tr("Four digits or more");
    case 6:
        return PinChoosePage::tr("Six digits or more");
    default:
        return PinChoosePage::tr("%1 digits or more").arg(minimum);
    }
}

} // namespace

PinChoosePage::PinChoosePage(PinPresenter &presenter, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("pinChoosePage"), theme, parent)
    , m_presenter(presenter)
{
    build();
    buildEnd();
    bind();
    refresh();
}

void PinChoosePage::build()
{
    m_person = new PersonCard(theme(), this);
    column()->addWidget(m_person);
    addGap(metrics::space20);
    m_title = addTitle(tr("Choose a PIN"));
    m_intro = addIntro({});
    m_enrolCode = new TextField(theme(), QStringLiteral("enrolCode"), tr("Code from your admin"),
                                TextField::Size::SignIn, this);
    m_enrolCode->edit()->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_enrolCode->setKeepsRoom(false);
    m_enrolBox = addOptional(m_enrolCode, 0, metrics::space16);
    m_old = addPin(QStringLiteral("oldPin"), tr("Old PIN"));
    m_new = addPin(QStringLiteral("newPin"), tr("New PIN"));
    m_again = addPin(QStringLiteral("againPin"), tr("The same again"));
}

void PinChoosePage::buildEnd()
{
    m_advice = addNote(QStringLiteral("pinAdvice"), 0, metrics::space12);
    m_long = addRule(QStringLiteral("checkLength"));
    m_trivial = addRule(QStringLiteral("checkTrivial"));
    m_same = addRule(QStringLiteral("checkSame"));
    addGap(metrics::space16);
    m_save = addButton(QStringLiteral("savePin"), tr("Save PIN"), ButtonKind::Primary);
    addGap(metrics::space16);
    m_signOut = makeLink(QStringLiteral("signOut"), tr("Sign out"), this);
    addRow()->addWidget(m_signOut, 0, Qt::AlignRight);
    setFoot(QStringLiteral("shield"), tr("Only you know it. Nobody else can read it, admins neither."));
}

PinChoosePage::Labelled PinChoosePage::addPin(const QString &name, const QString &words)
{
    Labelled pin;
    auto *both = new QWidget(this);
    auto *inside = new QVBoxLayout(both);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(metrics::space6);
    inside->addWidget(new Label(theme(), TextRole::Button, Tone::Text, words, both));
    pin.field = new PinField(theme(), m_presenter.minimum(), both);
    pin.field->setObjectName(name);
    pin.field->setAccessibleName(words);
    inside->addWidget(pin.field);
    pin.box = addOptional(both, 0, metrics::space16);
    return pin;
}

NoteLine *PinChoosePage::addRule(const QString &name)
{
    NoteLine *rule = addNote(name, 0, metrics::space2);
    rule->setRole(TextRole::Body);
    rule->parentWidget()->show();
    return rule;
}

void PinChoosePage::bind()
{
    connect(m_enrolCode->edit(), &QLineEdit::textEdited, &m_presenter, &PinPresenter::setEnrolCode);
    connect(m_old.field, &QLineEdit::textChanged, &m_presenter, &PinPresenter::setOldPin);
    connect(m_new.field, &QLineEdit::textChanged, &m_presenter, &PinPresenter::setPin);
    connect(m_again.field, &QLineEdit::textChanged, &m_presenter, &PinPresenter::setAgain);
    connect(m_new.field, &QLineEdit::returnPressed, m_again.field,
            [this] { m_again.field->setFocus(Qt::TabFocusReason); });
    connect(m_again.field, &QLineEdit::returnPressed, &m_presenter, &PinPresenter::submit);
    connect(m_save, &QPushButton::clicked, &m_presenter, &PinPresenter::submit);
    connect(m_signOut, &QPushButton::clicked, &m_presenter, &PinPresenter::leave);
    connect(&m_presenter, &PinPresenter::changed, this, &PinChoosePage::refresh);
}

void PinChoosePage::refresh()
{
    const bool replaces = m_presenter.page() == PinPresenter::Page::Replace;
    m_person->setAccount(m_presenter.account());
    m_title->setText(replaces ? tr("Choose a longer PIN") : tr("Choose a PIN"));
    m_intro->setProse(replaces ? tr("Your role has changed, and it needs a longer PIN than you have.")
                               : tr("You type it when you come back to this computer."));
    m_enrolBox->setVisible(m_presenter.enrolCodeNeeded());
    m_old.box->setVisible(replaces);
    refreshFields();
    refreshChecks();
    m_save->setEnabled(m_presenter.canSubmit());
    m_save->setText(m_presenter.isBusy() ? tr("Saving") : tr("Save PIN"));
}

void PinChoosePage::refreshFields()
{
    const auto field = m_presenter.problem() ? m_presenter.problem()->field : PinPresenter::Field::None;
    const auto show = [this](const Labelled &pin, const QString &digits, bool wrong) {
        pin.field->setMinimum(m_presenter.minimum());
        if (pin.field->text() != digits)
            pin.field->setText(digits);
        pin.field->setReadOnly(m_presenter.isBusy());
        setWrong(pin.field, wrong);
        pin.field->setAccessibleDescription(wrong ? m_presenter.problem()->text : QString());
    };
    show(m_old, m_presenter.oldPin(), field == PinPresenter::Field::OldPin);
    show(m_new, m_presenter.pin(), field == PinPresenter::Field::Pin);
    show(m_again, m_presenter.again(), field == PinPresenter::Field::Again);
    const bool ofCode = field == PinPresenter::Field::EnrolCode;
    if (m_enrolCode->edit()->text().trimmed() != m_presenter.enrolCode())
        m_enrolCode->edit()->setText(m_presenter.enrolCode());
    m_enrolCode->setError(ofCode ? m_presenter.problem()->text : QString());
    sayProblem(m_advice, m_presenter.problem() && !ofCode ? m_presenter.problem()->text : QString());
}

void PinChoosePage::refreshChecks()
{
    const PinPresenter::Checks checks = m_presenter.checks();
    m_long->sayRule(checks.longEnough, lengthWords(m_presenter.minimum()));
    m_trivial->sayRule(checks.notTrivial, tr("Not a row like 123456 or 111111"));
    m_same->sayRule(checks.same, tr("Both are the same"));
}

void PinChoosePage::takeFocus()
{
    if (m_presenter.enrolCodeNeeded() && m_presenter.enrolCode().isEmpty())
        m_enrolCode->edit()->setFocus(Qt::OtherFocusReason);
    else if (m_presenter.page() == PinPresenter::Page::Replace && m_presenter.oldPin().isEmpty())
        m_old.field->setFocus(Qt::OtherFocusReason);
    else
        m_new.field->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
