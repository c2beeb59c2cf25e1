// A ticket that somebody of the team files for a client who called, or for themselves.
#pragma once

#include "models/domain/drafts.h"
#include "ui/dialogs/formdialog.h"

class QComboBox;
class QPlainTextEdit;

namespace desk {

class Desk;
class TextField;
class TicketCommands;

class NewTicketDialog : public FormDialog
{
    Q_OBJECT

public:
    NewTicketDialog(TicketCommands &commands, const Desk &desk, const Theme &theme,
                    QWidget *parent = nullptr);

Q_SIGNALS:
    void filed(desk::TicketId ticket);

protected:
    void load() override;
    [[nodiscard]] QString validate() const override;
    void apply() override;

private:
    void build(const Theme &theme);
    QComboBox *addCombo(const Theme &theme, const QString &name, const QString &label);
    [[nodiscard]] NewTicket draft() const;
    [[nodiscard]] int requesterRow() const;

    TicketCommands &m_commands;
    const Desk &m_desk;
    TicketId m_id = TicketId::create(); ///< filing twice is filing once
    QComboBox *m_requester = nullptr;
    TextField *m_subject = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QComboBox *m_category = nullptr;
    QComboBox *m_priority = nullptr;
};

} // namespace desk
