// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A ticket that somebody of the team files for a client who called, or for themselves. What is typed is kept
// in the book until it is filed or cancelled: a lock takes the dialog away, not the words.
#pragma once

#include "models/domain/drafts.h"
#include "ui/dialogs/formdialog.h"

class QComboBox;
class QPlainTextEdit;

namespace desk {

class Ask;
class Desk;
class DraftBook;
class TextField;
class TicketCommands;

/// By reference: outlives the dialog.
struct NewTicketParts
{
    TicketCommands &commands;
    const Desk &desk;
    const Theme &theme;
    DraftBook &drafts;
    Ask &ask;
    PersonId mine; ///< who writes
};

class NewTicketDialog : public FormDialog
{
    Q_OBJECT

public:
    explicit NewTicketDialog(const NewTicketParts &parts, QWidget *parent = nullptr);

    /// Cancel, Escape and the window's cross: asks first when there are words.
    void reject() override;

Q_SIGNALS:
    void filed(desk::TicketId ticket);

protected:
    void load() override;
    [[nodiscard]] QString validate() const override;
    void apply() override;

private:
    void build();
    void bind();
    void loadPeople();
    void loadCategories();
    void loadDraft();
    void keep();
    QComboBox *addCombo(const QString &name, const QString &label);
    [[nodiscard]] NewTicket draft() const;
    [[nodiscard]] int requesterRow() const;

    NewTicketParts m_parts;
    TicketId m_id = TicketId::create(); ///< filing twice is filing once
    QComboBox *m_requester = nullptr;
    TextField *m_subject = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QComboBox *m_category = nullptr;
    QComboBox *m_priority = nullptr;
};

} // namespace desk
