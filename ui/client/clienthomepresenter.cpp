// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/clienthomepresenter.h"

#include "models/store/desk.h"
#include "ui/conversation/draftbook.h"
#include "ui/text/times.h"

#include <algorithm>

namespace desk {

namespace {

constexpr int Many = 500; // requests that one person can have open without another kind of page

} // namespace

QString RequestLine::sentence() const
{
    QStringList parts{title, stepWords(step)};
    if (!second.isEmpty() && second != stepWords(step))
        parts << second;
    if (!requesterName.isEmpty())
        parts << requesterName;
    parts << (person.isNull()        ? ClientHomePresenter::tr("not with anyone yet")
              : personName.isEmpty() ? ClientHomePresenter::tr("with your help desk")
                                     : ClientHomePresenter::tr("with %1").arg(personName));
    if (!when.isEmpty())
        parts << when;
    if (isUnread)
        parts << ClientHomePresenter::tr("something new");
    return parts.join(QStringLiteral(", "));
}

ClientHomePresenter::ClientHomePresenter(const Desk &desk, const Clock &clock, Account account,
                                         QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_account(std::move(account))
    , m_needsModel(desk)
    , m_progressModel(desk)
    , m_solvedModel(desk)
    , m_matchModel(desk)
{
    setFilters();
    followAll();
    gather();
}

void ClientHomePresenter::followAll()
{
    connect(&m_desk, &Desk::ticketsChanged, this, &ClientHomePresenter::gather);
    connect(&m_desk, &Desk::outboxChanged, this, &ClientHomePresenter::gather);
    connect(&m_desk, &Desk::generationEnded, this, &ClientHomePresenter::gather);
    connect(&m_desk.people(), &CollectionSignals::changed, this, &ClientHomePresenter::gather);
    connect(&m_desk.companies(), &CollectionSignals::changed, this, &ClientHomePresenter::gather);
}

QString ClientHomePresenter::greeting() const
{
    const QString name = firstName(m_account.name);
    const int hour = m_clock.now().toUtc().toLocalTime().time().hour();
    const QString hello = hour < 5    ? tr("Good night, %1.")
                          : hour < 12 ? tr("Good morning, %1.")
                          : hour < 18 ? tr("Good afternoon, %1.")
                                      : tr("Good evening, %1.");
    const QString question = tr("What do you need help with?");
    return name.isEmpty() ? question : hello.arg(name) + u' ' + question;
}

bool ClientHomePresenter::hasCompany() const
{
    const Company *company = m_desk.companies().find(m_account.company);
    return company && company->sharesTickets;
}

bool ClientHomePresenter::isLoaded() const
{
    return m_desk.isLoaded();
}

bool ClientHomePresenter::isEmpty() const
{
    return m_needsAnswer.isEmpty() && m_inProgress.isEmpty() && m_solved.isEmpty();
}

void ClientHomePresenter::setBook(DraftBook &book)
{
    m_book = &book;
    setText(book.wordsOf(m_account.person));
}

void ClientHomePresenter::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    if (m_book)
        m_book->keepWords(m_account.person, text);
    setFilters();
    gather();
}

void ClientHomePresenter::setShowsAllSolved(bool all)
{
    if (all == m_showsAllSolved)
        return;
    m_showsAllSolved = all;
    gather();
}

void ClientHomePresenter::setShowsCompany(bool company)
{
    if (company == m_showsCompany)
        return;
    m_showsCompany = company;
    setFilters();
    gather();
}

void ClientHomePresenter::startRequest()
{
    const QString words = m_text.simplified();
    setText({});
    Q_EMIT requestStarted(words);
}

void ClientHomePresenter::setFilters()
{
    const auto filter = [this](View view) {
        TicketFilter wanted;
        wanted.view = view;
        wanted.me = m_account.person;
        if (!m_showsCompany)
            wanted.requester = m_account.person;
        return wanted;
    };
    m_needsModel.setFilter(filter(View::NeedsAnswer));
    m_progressModel.setFilter(filter(View::InProgress));
    m_solvedModel.setFilter(filter(View::Solved));
    TicketFilter match = filter(View::All);
    match.text = m_text;
    m_matchModel.setFilter(match);
}

void ClientHomePresenter::gather()
{
    m_needsAnswer = lines(m_needsModel, Many);
    m_inProgress = lines(m_progressModel, Many);
    m_solved = lines(m_solvedModel, m_showsAllSolved ? Many : FewSolved);
    m_matches = m_text.trimmed().isEmpty() ? QList<RequestLine>() : lines(m_matchModel, FewMatches);
    Q_EMIT changed();
}

QList<RequestLine> ClientHomePresenter::lines(const TicketListModel &model, int most) const
{
    QList<RequestLine> lines;
    const int count = std::min(model.count(), most);
    lines.reserve(count);
    for (int row = 0; row < count; ++row)
        lines << line(model, row);
    return lines;
}

RequestLine ClientHomePresenter::line(const TicketListModel &model, int row) const
{
    const Ticket ticket = model.ticketAt(row);
    RequestLine line;
    line.id = ticket.id;
    line.title = ticket.title;
    line.step = stepOf(ticket);
    line.person = ticket.assignee;
    line.personName = model.assigneeNameAt(row);
    if (ticket.requester != m_account.person)
        line.requesterName = model.requesterNameAt(row);
    // A client may see colleagues' requests, but not who they are; without a word it would look like an own
    // one.
    if (ticket.requester != m_account.person && line.requesterName.isEmpty())
        line.requesterName = tr("a colleague");
    line.delivery = ticket.delivery;
    line.isUnread = model.isUnreadAt(row);
    const Instant last = ticket.lastMessageAt.isSet() ? ticket.lastMessageAt : ticket.updatedAt;
    line.when = line.step == RequestStep::Solved
                    ? tr("Solved %1").arg(friendlyTime(ticket.updatedAt, m_clock.now()))
                    : tr("Last news %1").arg(friendlyTime(last, m_clock.now()));
    line.second = second(ticket, line);
    return line;
}

QString ClientHomePresenter::second(const Ticket &ticket, const RequestLine &line) const
{
    switch (ticket.delivery) {
    case Delivery::Pending:
        return tr("Being sent");
    case Delivery::Waiting:
        return tr("Waiting, is sent when the server answers");
    case Delivery::Failed:
        return tr("Not sent. Open it to see why");
    case Delivery::Sent:
        break;
    }
    if (line.step != RequestStep::WaitingForYou)
        return stepWords(line.step);
    const QString since =
        friendlyTime(ticket.lastMessageAt.isSet() ? ticket.lastMessageAt : ticket.updatedAt, m_clock.now());
    return line.personName.isEmpty() ? tr("Your help desk asked you something, %1").arg(since)
                                     : tr("%1 asked you something, %2").arg(line.personName, since);
}

} // namespace desk
