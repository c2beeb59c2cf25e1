// Orla's desk: her requests in every state, over ports that answer when the test says so.
#pragma once

#include "models/commands/ticketcommands.h"
#include "models/items/conversationmodel.h"
#include "models/sync/sync.h"
#include "tests/support/fakeclock.h"
#include "tests/ui/staff/demodesk.h"
#include "ui/dialogs/ask.h"
#include "ui/shell/windowstate.h"

#include <QMap>

namespace desk::test {

/// Remembers in memory.
class Layouts final : public LayoutMemory
{
public:
    [[nodiscard]] QByteArray layout(const QString &name) const override { return m_kept.value(name); }
    void setLayout(const QString &name, const QByteArray &state) override { m_kept.insert(name, state); }

private:
    QMap<QString, QByteArray> m_kept;
};

/// Says yes to everything, and writes down what was asked.
class YesSayer final : public Ask
{
public:
    void ask(QWidget *, const Question &question, std::function<void(const Answer &)> then) override
    {
        asked.append(question);
        then({true, {}});
    }
    void tell(QWidget *, const Question &words, const QString &) override { asked.append(words); }
    QList<Question> asked;
};

struct ClientDesk
{
    ClientDesk();

    /// One request in each state, and a company that shares.
    void fill();
    void goLive(); ///< fill() after that: the first round of pages is a whole one, and empty
    void goOffline();
    TicketId add(int number, const char *title, TicketStatus status, PersonId assignee, int minutesAgo);
    void converse(TicketId ticket);

    FakeClock clock;
    Account account;
    SystemTimers timers;
    QuietBackend backend;
    StillFeed feed;
    Desk desk;
    Sync sync;
    TicketCommands commands;
    ConversationModel conversation;
    Layouts layouts;
    YesSayer ask;
    PersonId ana, max, declan;
    TicketId printer, vpn, mailbox, badge;
};

} // namespace desk::test
