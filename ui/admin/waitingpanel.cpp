// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/waitingpanel.h"

#include "models/items/words.h"
#include "models/ports/clock.h"
#include "models/store/desk.h"
#include "ui/admin/admissionpresenter.h"
#include "ui/admin/allowedemailspage.h"
#include "ui/dialogs/questions.h"
#include "ui/text/safetext.h"
#include "ui/text/times.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"
#include "ui/widgets/popup.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace desk {
namespace {

constexpr int Most = 4; ///< shown at once; the next ones follow as these are settled

} // namespace

WaitingPanel::WaitingPanel(const AllowedEmailsParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(std::make_unique<AllowedEmailsParts>(parts))
    , m_title(new Label(parts.theme, TextRole::BodyStrong, Tone::Warning, this))
{
    setObjectName(QStringLiteral("waitingPanel"));
    m_title->setObjectName(QStringLiteral("waitingTitle"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(6);
    column->addWidget(m_title);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(4);
    column->addLayout(m_rows);
    connect(&parts.admission, &AdmissionPresenter::waitingChanged, this, &WaitingPanel::showPeople);
    showPeople();
}

WaitingPanel::~WaitingPanel() = default;

void WaitingPanel::showPeople()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // one of its buttons may be in the middle of a click
        delete item;
    }
    int waiting = 0;
    for (const WaitingPerson &person : m_parts->admission.waiting()) {
        if (person.refused)
            continue;
        if (++waiting <= Most)
            m_rows->addWidget(makeRow(person));
    }
    m_title->setText(tr("Signed in without permission, waiting for you: %L1").arg(waiting));
    setVisible(waiting > 0);
}

QWidget *WaitingPanel::makeRow(const WaitingPerson &person)
{
    auto *row = new QWidget(this);
    row->setObjectName(QStringLiteral("waitingRow"));
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(new Label(m_parts->theme, TextRole::Body, Tone::Text, safeLine(person.email), row), 1);
    auto *since =
        metaLabel(m_parts->theme, tr("since %1").arg(friendlyTime(person.since, m_parts->clock.now())), row);
    since->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    line->addWidget(since);
    auto *letIn = makeButton(QStringLiteral("letIn"), ButtonKind::Secondary, {tr("Let in as")}, row);
    auto *menu = new QMenu(letIn);
    menu->setObjectName(QStringLiteral("letInMenu"));
    const PersonId id = person.person;
    AdmissionPresenter &admission = m_parts->admission;
    QMenu *clients = menu->addMenu(wordFor(Role::Client));
    clients->addAction(tr("No company"), this,
                       [&admission, id] { admission.commands().letIn(id, Role::Client, {}); });
    for (const Company &company : m_parts->desk.companies())
        clients->addAction(
            safeLine(company.name).replace(u'&', QStringLiteral("&&")), this,
            [&admission, id, firm = company.id] { admission.commands().letIn(id, Role::Client, firm); });
    for (const Role role : {Role::Staff, Role::Manager, Role::Admin})
        menu->addAction(wordFor(role), this,
                        [&admission, id, role] { admission.commands().letIn(id, role, {}); });
    connect(letIn, &QPushButton::clicked, menu, [letIn, menu] { popUpUnder(letIn, menu); });
    line->addWidget(letIn);
    auto *refuse = makeButton(QStringLiteral("refusePerson"), ButtonKind::Danger, {tr("Refuse")}, row);
    connect(refuse, &QPushButton::clicked, this, [this, person] { askRefuse(person); });
    line->addWidget(refuse);
    return row;
}

void WaitingPanel::askRefuse(const WaitingPerson &person)
{
    Question question;
    question.name = QStringLiteral("refuseQuestion");
    question.title = tr("Refuse %1?").arg(isolated(person.email));
    question.text =
        tr("They are signed out at once and do not wait any more. You can still allow the address later.");
    question.yes = tr("Refuse");
    question.danger = true;
    askFor(m_parts->ask, this, question,
           [this, id = person.person] { m_parts->admission.commands().refuse(id); });
}

void WaitingPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawPanel(&painter, rect(), metrics::radiusMessage, m_parts->theme.tokens().warningSurface);
}

} // namespace desk
