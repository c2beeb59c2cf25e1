// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/admissioninspector.h"

#include "models/items/peoplemodel.h"
#include "models/items/words.h"
#include "models/ports/clock.h"
#include "models/store/desk.h"
#include "ui/admin/admissiondelegate.h"
#include "ui/admin/admissionpresenter.h"
#include "ui/admin/allowedemailspage.h"
#include "ui/dialogs/questions.h"
#include "ui/text/safetext.h"
#include "ui/text/times.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/face.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panels.h"

#include <QComboBox>
#include <QGridLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace desk {

AdmissionInspector::AdmissionInspector(const AllowedEmailsParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(std::make_unique<AllowedEmailsParts>(parts))
{
    setObjectName(QStringLiteral("admissionInspector"));
    setFixedWidth(metrics::contextWidth);
    build();
    bind();
    show(std::nullopt);
}

AdmissionInspector::~AdmissionInspector() = default;

void AdmissionInspector::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(metrics::panePadding, metrics::panePadding, metrics::panePadding,
                              metrics::panePadding);
    m_page = new QWidget(this);
    outer->addWidget(m_page);
    outer->addStretch(1);
    auto *column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space12);
    buildWho(column);
    column->addWidget(new Divider(m_parts->theme, {}, m_page));
    auto *label = metaLabel(m_parts->theme, tr("Role"), m_page);
    column->addWidget(label);
    m_role = new QComboBox(m_page);
    m_role->setObjectName(QStringLiteral("inspectorRole"));
    m_role->setAccessibleName(tr("Role"));
    label->setBuddy(m_role);
    for (const Role role : {Role::Client, Role::Staff, Role::Manager, Role::Admin})
        m_role->addItem(wordFor(role), int(role));
    column->addWidget(m_role);
    column->addWidget(new Divider(m_parts->theme, {}, m_page));
    buildFacts(column);
    column->addWidget(new Divider(m_parts->theme, {}, m_page));
    buildVerbs(column);
}

void AdmissionInspector::buildWho(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space12);
    m_face = new Face(m_parts->theme, metrics::faceCard, m_page);
    row->addWidget(m_face);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    m_name = new Label(m_parts->theme, TextRole::BodyStrong, Tone::Text, m_page);
    m_name->setObjectName(QStringLiteral("inspectorName"));
    m_email = new Label(m_parts->theme, TextRole::Meta, Tone::Muted, m_page);
    m_email->setObjectName(QStringLiteral("inspectorEmail"));
    names->addWidget(m_name);
    names->addWidget(m_email);
    row->addLayout(names, 1);
    column->addLayout(row);
}

void AdmissionInspector::buildFacts(QVBoxLayout *column)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::space12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    const auto fact = [&](int row, const QString &words, const char *name) {
        grid->addWidget(metaLabel(m_parts->theme, words, m_page), row, 0);
        auto *value = new Label(m_parts->theme, TextRole::Meta, Tone::Text, m_page);
        value->setObjectName(QString::fromLatin1(name));
        grid->addWidget(value, row, 1);
        return value;
    };
    m_state = fact(0, tr("State"), "inspectorState");
    m_seen = fact(1, tr("Last seen"), "inspectorSeen");
    m_used = fact(2, tr("First sign-in"), "inspectorUsed");
    m_added = fact(3, tr("Added"), "inspectorAdded");
    m_addedBy = fact(4, tr("Added by"), "inspectorAddedBy");
    m_expires = fact(5, tr("Invitation until"), "inspectorExpires");
    column->addLayout(grid);
}

void AdmissionInspector::buildVerbs(QVBoxLayout *column)
{
    m_code = makeButton(QStringLiteral("issueCode"), ButtonKind::Secondary,
                        {tr("Issue a code for a new PIN"), QStringLiteral("key")}, m_page);
    m_end =
        makeButton(QStringLiteral("endSessions"), ButtonKind::Secondary, {tr("End all sessions")}, m_page);
    m_remove = makeButton(QStringLiteral("removeAccess"), ButtonKind::Danger,
                          {tr("Remove access"), QStringLiteral("trash")}, m_page);
    for (QPushButton *button : {m_code, m_end, m_remove})
        column->addWidget(button, 0, Qt::AlignLeft);
}

void AdmissionInspector::bind()
{
    connect(m_role, &QComboBox::activated, this,
            [this] { askRole(static_cast<Role>(m_role->currentData().toInt())); });
    connect(m_code, &QPushButton::clicked, this, [this] {
        if (m_row)
            m_parts->admission.commands().issueEnrolCode(m_row->person);
    });
    connect(m_end, &QPushButton::clicked, this, &AdmissionInspector::askEndSessions);
    connect(m_remove, &QPushButton::clicked, this, &AdmissionInspector::askRemove);
    connect(&m_parts->admission.commands(), &AdmissionCommands::codeIssued, this,
            [this](PersonId, const QString &code) { tellCode(code); });
    connect(&m_parts->admission, &AdmissionPresenter::failed, this, &AdmissionInspector::showFacts);
    connect(&m_parts->desk.people(), &CollectionSignals::changed, this, &AdmissionInspector::showFacts);
}

QString AdmissionInspector::nameOfRow() const
{
    if (!m_row)
        return {};
    const QString known = nameOf(m_parts->desk, m_row->person);
    if (QString name = safeLine(known.isEmpty() ? m_row->name : known); !name.isEmpty())
        return name;
    return m_row->isDomain() ? tr("A whole domain") : safeLine(m_row->email.section(u'@', 0, 0));
}

void AdmissionInspector::show(const std::optional<AllowedEmail> &row)
{
    m_row = row;
    m_page->setVisible(row.has_value());
    showFacts();
}

void AdmissionInspector::showFacts()
{
    if (!m_row)
        return;
    const Instant now = m_parts->clock.now();
    const auto when = [&](Instant at) { return at.isSet() ? friendlyTime(at, now) : tr("never"); };
    m_face->setPerson(m_row->person.value, nameOfRow());
    m_name->setText(nameOfRow());
    m_email->setText(safeLine(m_row->email));
    m_role->setCurrentIndex(m_role->findData(int(m_row->role)));
    m_state->setText(stateText(*m_row));
    m_seen->setText(lastSeenText(*m_row, now));
    m_added->setText(when(m_row->createdAt));
    const QString by = safeLine(nameOf(m_parts->desk, m_row->invitedBy));
    m_addedBy->setText(m_row->invitedBy == m_parts->desk.me() ? tr("You") : by.isEmpty() ? tr("Import") : by);
    m_used->setText(when(m_row->usedAt));
    m_expires->setText(m_row->expiresAt.isSet() ? friendlyTime(m_row->expiresAt, now) : tr("no end"));
    const bool known = !m_row->person.isNull();
    m_code->setVisible(known);
    m_end->setVisible(known);
}

void AdmissionInspector::askRole(Role role)
{
    if (!m_row || role == m_row->role)
        return;
    Question question;
    question.name = QStringLiteral("roleQuestion");
    question.title = tr("Make %1 a member as %2?").arg(isolated(nameOfRow()), wordFor(role));
    question.text = role == Role::Admin
                        ? tr("Admins see every ticket and decide who may come in. It applies at once.")
                        : tr("It applies at once, no new sign-in is needed. A longer PIN may be asked for.");
    question.yes = tr("Change the role");
    question.field = tr("Reason, kept in the audit log");
    const QString email = m_row->email;
    m_parts->ask.ask(this, question, [this, email, role](const Answer &answer) {
        if (answer.yes)
            m_parts->admission.commands().changeRole(email, role, answer.field);
        else
            showFacts(); // the box shows the role that they have
    });
}

void AdmissionInspector::askRemove()
{
    if (!m_row)
        return;
    Question question;
    question.name = QStringLiteral("removeQuestion");
    question.title = tr("Remove access for %1?").arg(isolated(m_row->email));
    question.text =
        m_row->isDomain()
            ? tr("Nobody new of this domain may sign in. Those who have signed in stay members.")
            : tr("They may not sign in any more, and all their sessions end at once. Their tickets stay.");
    question.yes = tr("Remove and end sessions");
    if (m_row->isDomain())
        question.yes = tr("Remove");
    question.field = tr("Reason, kept in the audit log");
    question.danger = true;
    const QString email = m_row->email;
    m_parts->ask.ask(this, question, [this, email](const Answer &answer) {
        if (answer.yes)
            m_parts->admission.commands().remove(email, answer.field);
    });
}

void AdmissionInspector::askEndSessions()
{
    if (!m_row)
        return;
    Question question;
    question.name = QStringLiteral("endSessionsQuestion");
    question.title = tr("End all sessions of %1?").arg(isolated(nameOfRow()));
    question.text = tr("Every device is signed out at once. They may sign in again.");
    question.yes = tr("End sessions");
    question.danger = true;
    const PersonId person = m_row->person;
    askFor(m_parts->ask, this, question,
           [this, person] { m_parts->admission.commands().endSessions(person); });
}

void AdmissionInspector::tellCode(const QString &code)
{
    Question words;
    words.name = QStringLiteral("enrolCode");
    words.title = tr("Code for a new PIN");
    words.text = tr("Hand it over in person or by phone, never by mail. It is shown this one time only.");
    words.yes = tr("Done");
    m_parts->ask.tell(this, words, code);
}

void AdmissionInspector::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_parts->theme.tokens().window);
    drawVertical(&painter, rect(), 0, m_parts->theme.tokens().line);
}

} // namespace desk
