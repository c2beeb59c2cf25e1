// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/servicepage.h"

#include "ui/signin/servicepresenter.h"
#include "ui/text/safetext.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/textfield.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace desk {

ServicePage::ServicePage(ServicePresenter &presenter, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("servicePage"), theme, parent)
    , m_presenter(presenter)
{
    build();
    bind();
    refresh();
}

void ServicePage::build()
{
    addMark();
    m_title = addTitle({});
    m_intro = addIntro({});
    m_email = addField(QStringLiteral("serviceEmail"), tr("Email"), QStringLiteral("mail"));
    m_email->edit()->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_password = addField(QStringLiteral("servicePassword"), tr("Password"), QStringLiteral("key"));
    m_password->edit()->setEchoMode(QLineEdit::Password);
    m_signIn = addButton(QStringLiteral("serviceSignIn"), tr("Sign in"), ButtonKind::Primary);
    m_problem = addNote(QStringLiteral("problem"), metrics::space8, 0);
    addGap(metrics::space16);
    m_new = makeLink(QStringLiteral("serviceNew"), tr("I have no password yet"), this);
    m_forgot = makeLink(QStringLiteral("serviceForgot"), tr("Password forgotten"), this);
    QHBoxLayout *row = addRow();
    row->addWidget(m_new);
    row->addStretch(1);
    row->addWidget(m_forgot);
    addGap(metrics::space8);
    m_other = makeLink(QStringLiteral("serviceOther"), tr("Use another way"), this);
    addRow()->addWidget(m_other, 0, Qt::AlignLeft);
}

void ServicePage::bind()
{
    connect(m_email->edit(), &QLineEdit::textEdited, &m_presenter, &ServicePresenter::setEmail);
    connect(m_email->edit(), &QLineEdit::returnPressed, this,
            [this] { m_password->edit()->setFocus(Qt::TabFocusReason); });
    connect(m_password->edit(), &QLineEdit::textEdited, &m_presenter, &ServicePresenter::setPassword);
    connect(m_password->edit(), &QLineEdit::returnPressed, &m_presenter, &ServicePresenter::goOn);
    connect(m_signIn, &QPushButton::clicked, &m_presenter, &ServicePresenter::goOn);
    connect(m_new, &QPushButton::clicked, &m_presenter, &ServicePresenter::beNew);
    connect(m_forgot, &QPushButton::clicked, &m_presenter, &ServicePresenter::forgot);
    connect(m_other, &QPushButton::clicked, &m_presenter, &ServicePresenter::back);
    connect(&m_presenter, &ServicePresenter::changed, this, &ServicePage::refresh);
}

void ServicePage::refresh()
{
    const QString host = m_presenter.host();
    m_title->setText(tr("Sign in with %1").arg(safeLine(m_presenter.service().name, 80)));
    m_intro->setProse(tr("%1 keeps the passwords of its people itself. Yours goes to %2.")
                          .arg(isolated(m_presenter.service().organization), host),
                      host);
    if (m_email->edit()->text().trimmed() != m_presenter.email())
        m_email->edit()->setText(m_presenter.email());
    if (m_password->edit()->text() != m_presenter.password())
        m_password->edit()->setText(m_presenter.password());
    const ServiceProblem problem = m_presenter.problem();
    const auto at = [&problem](ServiceField field) {
        return problem.field == field ? problem.text.whole() : QString();
    };
    m_email->setError(at(ServiceField::Email));
    m_password->setError(at(ServiceField::Password));
    sayProblem(m_problem, at(ServiceField::None));
    m_signIn->setEnabled(m_presenter.canGoOn());
    m_signIn->setText(m_presenter.isBusy() ? tr("Signing in") : tr("Sign in"));
    for (QPushButton *link : {m_new, m_forgot, m_other})
        link->setEnabled(!m_presenter.isBusy());
}

void ServicePage::takeFocus()
{
    TextField *first = m_presenter.email().isEmpty() ? m_email : m_password;
    first->edit()->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
