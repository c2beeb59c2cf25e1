// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/newrequestpresenter.h"

#include "ui/client/requestwords.h"

#include <QLocale>

namespace desk {

NewRequestPresenter::NewRequestPresenter(File file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
{
}

QString NewRequestPresenter::titleAdvice() const
{
    switch (titleProblem(m_title)) {
    case TextProblem::None:
        return {};
    case TextProblem::Empty:
        return m_tried ? tr("Say in a few words what is wrong.") : QString();
    case TextProblem::TooLong:
        return tr("%1 of %2 characters. Keep a few words here and put the rest below.")
            .arg(QLocale().toString(characters(tidied(m_title))), QLocale().toString(NewTicket::MaxTitle));
    case TextProblem::ControlCharacters:
        return tr("There are invisible characters in it. Type these words again.");
    }
    return {};
}

QString NewRequestPresenter::descriptionAdvice() const
{
    switch (descriptionProblem(m_description)) {
    case TextProblem::TooLong:
        return tr("%1 of %2 characters. Shorten it, or send the rest as an answer afterwards.")
            .arg(QLocale().toString(characters(tidied(m_description))),
                 QLocale().toString(NewTicket::MaxText));
    case TextProblem::ControlCharacters:
        return tr("There are invisible characters in it. Type or paste it again as plain text.");
    case TextProblem::Empty:
    case TextProblem::None:
        break;
    }
    return {};
}

bool NewRequestPresenter::canSend() const
{
    return titleProblem(m_title) == TextProblem::None &&
           descriptionProblem(m_description) == TextProblem::None;
}

void NewRequestPresenter::begin(const QString &words)
{
    if (isEmpty())
        setTitle(words.simplified());
}

void NewRequestPresenter::setBook(DraftBook &book, PersonId mine)
{
    m_book = &book;
    m_mine = mine;
    if (book.hasNewTicket(mine))
        fill(book.newTicketOf(mine));
}

void NewRequestPresenter::mend(const NewTicket &draft)
{
    if (!isEmpty() && m_id == draft.id)
        return;
    m_tried = false;
    fill(draft);
}

void NewRequestPresenter::fill(const NewTicket &draft)
{
    m_id = draft.id;
    m_title = draft.title;
    m_description = draft.description;
    const auto categories = requestCategories();
    m_category = draft.category.isEmpty() ? -1 : int(categories.size()) - 1;
    for (int row = 0; row < categories.size(); ++row) {
        if (categories.at(row).value == draft.category)
            m_category = row;
    }
    m_urgency = 1;
    const auto urgencies = requestUrgencies();
    for (int row = 0; row < urgencies.size(); ++row) {
        if (urgencies.at(row).priority == draft.priority)
            m_urgency = row;
    }
    touch();
}

void NewRequestPresenter::setTitle(const QString &title)
{
    if (title == m_title)
        return;
    m_title = title;
    touch();
}

void NewRequestPresenter::setDescription(const QString &text)
{
    if (text == m_description)
        return;
    m_description = text;
    touch();
}

void NewRequestPresenter::setCategory(int row)
{
    if (row == m_category)
        return;
    m_category = row;
    touch();
}

void NewRequestPresenter::setUrgency(int row)
{
    if (row == m_urgency)
        return;
    m_urgency = row;
    touch();
}

void NewRequestPresenter::send()
{
    m_tried = true;
    if (!canSend())
        return Q_EMIT changed();
    NewTicket draft = this->draft();
    if (draft.id.isNull())
        draft.id = TicketId::create();
    draft.title = tidied(m_title);
    draft.description = tidied(m_description);
    if (m_file(draft) != TextProblem::None)
        return Q_EMIT changed();
    clear();
    Q_EMIT filed(draft.id);
}

void NewRequestPresenter::discard()
{
    clear();
}

void NewRequestPresenter::clear()
{
    m_id = {};
    m_title.clear();
    m_description.clear();
    m_category = -1;
    m_urgency = 1;
    m_tried = false;
    touch();
}

void NewRequestPresenter::touch()
{
    if (m_book)
        m_book->keepNewTicket(m_mine, draft());
    Q_EMIT changed();
}

NewTicket NewRequestPresenter::draft() const
{
    NewTicket draft;
    draft.id = m_id;
    draft.title = m_title;
    draft.description = m_description;
    if (m_category >= 0) // it helps to say it, but nobody must know where it belongs
        draft.category = requestCategories().at(m_category).value;
    draft.priority = requestUrgencies().at(m_urgency).priority;
    return draft;
}

} // namespace desk
