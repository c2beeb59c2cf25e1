// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A new request while it is written: what is typed, what is wrong with it, whether it can go. The text stays
// here, and in the book, until it is filed; from then on it is a row of its own, sent or waiting to be sent.
#pragma once

#include "models/domain/drafts.h"
#include "models/domain/validation.h"
#include "ui/conversation/draftbook.h"

#include <QObject>

#include <functional>

namespace desk {

class NewRequestPresenter : public QObject
{
    Q_OBJECT

public:
    /// Takes the finished draft (models/commands); anything but None: it was not taken.
    using File = std::function<TextProblem(const NewTicket &)>;
    explicit NewRequestPresenter(File file, QObject *parent = nullptr);

    [[nodiscard]] const QString &title() const { return m_title; }
    [[nodiscard]] const QString &description() const { return m_description; }
    [[nodiscard]] int category() const { return m_category; } ///< row of requestCategories(), -1: not said
    [[nodiscard]] int urgency() const { return m_urgency; }   ///< row of requestUrgencies()
    /// What to mend, as a sentence; empty when nothing is wrong or nobody has tried to send it yet.
    [[nodiscard]] QString titleAdvice() const;
    [[nodiscard]] QString descriptionAdvice() const;
    [[nodiscard]] bool canSend() const;
    [[nodiscard]] bool wouldReplace(const NewTicket &draft) const { return !isEmpty() && m_id != draft.id; }
    [[nodiscard]] bool isEmpty() const { return m_title.isEmpty() && m_description.isEmpty(); }

    /// Goes on with what `mine` has in this book, which outlives this presenter, and keeps it there.
    void setBook(DraftBook &book, PersonId mine);

public Q_SLOTS:
    /// With words that were typed elsewhere; a draft that is there already keeps what it has.
    void begin(const QString &words);
    /// One that the server refused, to be changed and filed again under its id. Takes the place of another
    /// that is being written (wouldReplace); the same one goes on as it stands.
    void mend(const desk::NewTicket &draft);
    void setTitle(const QString &title);
    void setDescription(const QString &text);
    void setCategory(int row);
    void setUrgency(int row);
    /// Files it, or says what is missing.
    void send();
    void discard();

Q_SIGNALS:
    void changed();
    void filed(desk::TicketId ticket);

private:
    void clear();
    void fill(const NewTicket &draft);
    void touch(); ///< it is another draft now
    [[nodiscard]] NewTicket draft() const;

    File m_file;
    DraftBook *m_book = nullptr;
    PersonId m_mine;
    TicketId m_id; ///< null: a new one
    QString m_title;
    QString m_description;
    int m_category = -1;
    int m_urgency = 1;
    bool m_tried = false; ///< what is missing is said only after somebody wanted to send it
};

} // namespace desk
