// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/newticketdialog.h"

#include "models/commands/ticketcommands.h"
#include "models/items/peoplemodel.h"
#include "models/items/words.h"
#include "models/store/desk.h"
#include "ui/conversation/draftbook.h"
#include "ui/dialogs/questions.h"
#include "ui/text/safetext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/textfield.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSet>
#include <QVBoxLayout>

namespace desk {

NewTicketDialog::NewTicketDialog(const NewTicketParts &parts, QWidget *parent)
    : FormDialog(parts.theme, tr("New ticket"), tr("File the ticket"), parent)
    , m_parts(parts)
{
    setObjectName(QStringLiteral("newTicketDialog"));
    setMinimumWidth(560);
    build();
    bind();
}

QComboBox *NewTicketDialog::addCombo(const QString &name, const QString &label)
{
    auto *combo = new QComboBox(this);
    combo->setObjectName(name);
    combo->setAccessibleName(label);
    auto *column = new QVBoxLayout;
    column->setSpacing(6);
    auto *words = new Label(m_parts.theme, TextRole::Button, Tone::Text, label, this);
    words->setBuddy(combo);
    column->addWidget(words);
    column->addWidget(combo);
    combo->setMinimumHeight(metrics::formField);
    form()->addLayout(column);
    return combo;
}

void NewTicketDialog::build()
{
    m_requester = addCombo(QStringLiteral("newTicketRequester"), tr("Who asks"));
    m_requester->setEditable(true);
    m_requester->setInsertPolicy(QComboBox::NoInsert);
    m_requester->completer()->setFilterMode(Qt::MatchContains);
    m_requester->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_subject = new TextField(m_parts.theme, QStringLiteral("newTicketSubject"), tr("Subject"),
                              TextField::Size::Form, this);
    m_subject->setKeepsRoom(false);
    m_subject->edit()->setMaxLength(NewTicket::MaxTitle);
    form()->addWidget(m_subject);
    auto *label = new Label(m_parts.theme, TextRole::Button, Tone::Text, tr("What happens"), this);
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(QStringLiteral("newTicketText"));
    m_text->setAccessibleName(tr("What happens"));
    m_text->setMinimumHeight(140);
    m_text->setTabChangesFocus(true);
    m_text->setFont(Fonts::message());
    label->setBuddy(m_text);
    form()->addWidget(label);
    form()->addWidget(m_text, 1);
    m_category = addCombo(QStringLiteral("newTicketCategory"), tr("Category"));
    m_category->setEditable(true);
    m_category->lineEdit()->setMaxLength(60);
    m_priority = addCombo(QStringLiteral("newTicketPriority"), tr("Priority"));
    for (const Priority priority : {Priority::Low, Priority::Medium, Priority::High, Priority::Critical})
        m_priority->addItem(wordFor(priority), int(priority));
}

void NewTicketDialog::bind()
{
    connect(m_subject->edit(), &QLineEdit::textEdited, this, &NewTicketDialog::edited);
    connect(m_text, &QPlainTextEdit::textChanged, this, &NewTicketDialog::edited);
    connect(m_requester, &QComboBox::editTextChanged, this, &NewTicketDialog::edited);
    connect(m_subject->edit(), &QLineEdit::textEdited, this, &NewTicketDialog::keep);
    connect(m_text, &QPlainTextEdit::textChanged, this, &NewTicketDialog::keep);
    connect(m_requester, &QComboBox::editTextChanged, this, &NewTicketDialog::keep);
    connect(m_category, &QComboBox::editTextChanged, this, &NewTicketDialog::keep);
    connect(m_priority, &QComboBox::currentIndexChanged, this, &NewTicketDialog::keep);
    connect(this, &QDialog::finished, this, [this] { m_parts.drafts.keepNewTicket(m_parts.mine, {}); });
}

void NewTicketDialog::reject()
{
    const NewTicket words = draft();
    if (words.title.trimmed().isEmpty() && words.description.trimmed().isEmpty())
        return FormDialog::reject();
    askToDiscard(m_parts.ask, this, Unwanted::Ticket, [this] { FormDialog::reject(); });
}

void NewTicketDialog::keep()
{
    if (isVisible()) // not while it is filled
        m_parts.drafts.keepNewTicket(m_parts.mine, draft());
}

void NewTicketDialog::load()
{
    loadPeople();
    loadCategories();
    m_priority->setCurrentIndex(1);
    loadDraft();
    m_requester->setFocus();
}

void NewTicketDialog::loadDraft()
{
    if (!m_parts.drafts.hasNewTicket(m_parts.mine))
        return;
    const NewTicket draft = m_parts.drafts.newTicketOf(m_parts.mine);
    m_id = draft.id;
    m_subject->setText(draft.title);
    m_text->setPlainText(draft.description);
    m_category->setEditText(draft.category);
    m_priority->setCurrentIndex(m_priority->findData(int(draft.priority)));
    if (!draft.requester.isNull())
        m_requester->setCurrentIndex(m_requester->findData(draft.requester.value));
}

void NewTicketDialog::loadPeople()
{
    m_requester->clear();
    for (const Person &person : m_parts.desk.people()) {
        if (!person.active)
            continue;
        const QString company = nameOf(m_parts.desk, person.company);
        const QString name = person.name.isEmpty() ? tr("Somebody") : person.name;
        const QString words = company.isEmpty() ? name : tr("%1, %2").arg(name, company);
        m_requester->addItem(safeLine(words), person.id.value);
    }
    m_requester->setCurrentIndex(-1);
    m_requester->clearEditText();
}

void NewTicketDialog::loadCategories()
{
    QSet<QString> categories;
    const TicketTable &tickets = m_parts.desk.tickets();
    for (TicketTable::Row row = 0; row < tickets.rowEnd() && categories.size() < 20; ++row)
        if (tickets.isAlive(row))
            categories.insert(tickets.category(row));
    QStringList sorted(categories.cbegin(), categories.cend());
    sorted.sort();
    m_category->clear();
    m_category->addItems(sorted);
    m_category->clearEditText();
}

/// The person who was chosen, or whose line was typed; -1: nobody's, or that of several.
int NewTicketDialog::requesterRow() const
{
    const QString words = m_requester->currentText();
    const int chosen = m_requester->currentIndex();
    if (chosen >= 0 && m_requester->itemText(chosen) == words)
        return chosen;
    const QModelIndexList found = m_requester->model()->match(
        m_requester->model()->index(0, 0), Qt::DisplayRole, words, 2, Qt::MatchFixedString);
    return !words.isEmpty() && found.size() == 1 ? found.first().row() : -1;
}

NewTicket NewTicketDialog::draft() const
{
    NewTicket draft;
    draft.id = m_id;
    draft.title = m_subject->text();
    draft.description = m_text->toPlainText();
    draft.category = m_category->currentText().trimmed();
    draft.priority = static_cast<Priority>(m_priority->currentData().toInt());
    if (const int row = requesterRow(); row >= 0)
        draft.requester = PersonId{m_requester->itemData(row).toUuid()};
    return draft;
}

QString NewTicketDialog::validate() const
{
    if (requesterRow() < 0)
        return tr("Choose who asks: type a part of the name");
    switch (titleProblem(m_subject->text())) {
    case TextProblem::Empty:
        return tr("Give it a subject");
    case TextProblem::TooLong:
        return tr("The subject is too long, 200 characters fit");
    case TextProblem::ControlCharacters:
        return tr("There are invisible characters in the subject, take them out");
    case TextProblem::None:
        break;
    }
    switch (descriptionProblem(m_text->toPlainText())) {
    case TextProblem::TooLong:
        return tr("The text is too long, 20,000 characters fit");
    case TextProblem::ControlCharacters:
        return tr("There are invisible characters in the text, take them out");
    case TextProblem::Empty:
    case TextProblem::None:
        break;
    }
    return {};
}

void NewTicketDialog::apply()
{
    if (m_parts.commands.file(draft()) != TextProblem::None)
        return applyFailed(tr("The ticket was not filed. Look at the subject and the text."));
    Q_EMIT filed(m_id);
    applied(); // it is in the outbox now, and in the list as pending
}

} // namespace desk
