// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/servicenewpage.h"

#include "ui/signin/servicepresenter.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/textfield.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace desk {

using Step = ServicePresenter::Step;

ServiceNewPage::ServiceNewPage(ServicePresenter &presenter, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("serviceNewPage"), theme, parent)
    , m_presenter(presenter)
{
    build();
    bind();
    refresh();
}

void ServiceNewPage::build()
{
    addMark();
    m_title = addTitle({});
    m_intro = addIntro({});
    m_name =
        new TextField(theme(), QStringLiteral("serviceName"), tr("Your name"), TextField::Size::SignIn, this);
    m_name->setLeadingIcon(QStringLiteral("person"));
    m_name->setKeepsRoom(false);
    m_nameBox = addOptional(m_name, 0, metrics::space16);
    m_email = addField(QStringLiteral("serviceNewEmail"), tr("Email"), QStringLiteral("mail"));
    m_email->edit()->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_password = addField(QStringLiteral("serviceNewPassword"), tr("New password"), QStringLiteral("key"));
    m_password->edit()->setEchoMode(QLineEdit::Password);
    m_password->setHint(tr("A few words that do not belong together are good."));
    m_send = addButton(QStringLiteral("serviceSend"), tr("Send me a code"), ButtonKind::Primary);
    m_problem = addNote(QStringLiteral("problem"), metrics::space8, 0);
    addGap(metrics::space16);
    m_back = makeLink(QStringLiteral("serviceBack"), tr("Back to signing in"), this);
    addRow()->addWidget(m_back, 0, Qt::AlignLeft);
}

void ServiceNewPage::bind()
{
    connect(m_name->edit(), &QLineEdit::textEdited, &m_presenter, &ServicePresenter::setName);
    connect(m_email->edit(), &QLineEdit::textEdited, &m_presenter, &ServicePresenter::setEmail);
    connect(m_password->edit(), &QLineEdit::textEdited, &m_presenter, &ServicePresenter::setPassword);
    connect(m_name->edit(), &QLineEdit::returnPressed, this,
            [this] { m_email->edit()->setFocus(Qt::TabFocusReason); });
    connect(m_email->edit(), &QLineEdit::returnPressed, this,
            [this] { m_password->edit()->setFocus(Qt::TabFocusReason); });
    connect(m_password->edit(), &QLineEdit::returnPressed, &m_presenter, &ServicePresenter::goOn);
    connect(m_send, &QPushButton::clicked, &m_presenter, &ServicePresenter::goOn);
    connect(m_back, &QPushButton::clicked, &m_presenter, &ServicePresenter::back);
    connect(&m_presenter, &ServicePresenter::changed, this, &ServiceNewPage::refresh);
}

void ServiceNewPage::refresh()
{
    const bool isNew = m_presenter.step() == Step::NewPerson;
    m_title->setText(isNew ? tr("Choose a password") : tr("Choose a new password"));
    const QString host = m_presenter.host();
    m_intro->setProse(tr("It is for %1. A code by email shows that the address is yours.").arg(host), host);
    m_nameBox->setVisible(isNew);
    if (m_name->edit()->text() != m_presenter.name())
        m_name->edit()->setText(m_presenter.name());
    if (m_email->edit()->text().trimmed() != m_presenter.email())
        m_email->edit()->setText(m_presenter.email());
    if (m_password->edit()->text() != m_presenter.password())
        m_password->edit()->setText(m_presenter.password());
    const ServiceProblem problem = m_presenter.problem();
    const auto at = [&problem](ServiceField field) {
        return problem.field == field ? problem.text.whole() : QString();
    };
    m_name->setError(at(ServiceField::Name));
    m_email->setError(at(ServiceField::Email));
    m_password->setError(at(ServiceField::Password));
    sayProblem(m_problem, at(ServiceField::None));
    const int wait = m_presenter.resendIn();
    m_send->setEnabled(m_presenter.canGoOn());
    m_send->setText(m_presenter.isBusy() ? tr("Sending the email")
                    : wait > 0           ? tr("Send again in %1").arg(clockText(wait))
                                         : tr("Send me a code"));
    m_back->setEnabled(!m_presenter.isBusy());
}

void ServiceNewPage::takeFocus()
{
    const bool asksName = m_presenter.step() == Step::NewPerson && m_presenter.name().isEmpty();
    TextField *first = asksName ? m_name : m_presenter.email().isEmpty() ? m_email : m_password;
    first->edit()->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
