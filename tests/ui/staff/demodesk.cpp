// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/staff/demodesk.h"

namespace desk::test {
namespace {

struct Request
{
    const char *title;
    const char *excerpt;
};

constexpr Request Requests[] = {
    {"Kein Zugriff auf das Lagerverwaltungssystem seit der Umstellung",
     "Alle Handscanner melden Zeitüberschreitung"},
    {"Impossible d’ouvrir les factures PDF depuis la mise à jour", "Le message dit « fichier endommagé »"},
    {"Two people need access to the shared finance folder", "Approved by Helen, see the attached form"},
    {"VPN drops every ten minutes on the ship network", "We are on satellite, latency is about 700 ms"},
    {"Neue Kollegin ab Montag: Konto, Laptop und Schlüsselkarte",
     "Sie heißt Annika Brandt und beginnt um 9 Uhr"},
    {"Second monitor stays black after docking", "Works when I unplug and plug it in again"},
    {"Calendar shows meetings one hour late since the weekend", "Only on the phone, the laptop is right"},
    {"Erreur 0x80070005 à l’installation de la mise à jour", "J’ai essayé deux fois, avec le même résultat"},
    {"Please move my phone number to the new handset", "The old one goes back to the store on Friday"},
    {"Barcode scanner types the wrong quotes", "It sends “ instead of \" into the stock form"},
    {"Request for a quieter keyboard", "The one in the open office is very loud"},
    {"الطابعة تتوقف بعد صفحة واحدة", "منذ تحديث يوم الثلاثاء"},
    {"Shared folder for the audit in December", "Read only for the auditors, ours can write"},
    {"Zweiter Bildschirm für das Büro in Bregenz", "Wie letztes Jahr, gleiche Größe"},
    {"Password reset does not arrive", "I looked in the spam folder as well"},
    {"Label printer feeds two labels at once", "Since we changed to the smaller roll"},
    {"Aplikacja magazynowa zamyka się po zalogowaniu", "Na trzech komputerach, od wczoraj"},
    {"Wi-Fi is slow in the meeting room on the third floor", "Video calls freeze after a minute"},
    {"Invoice 2026-1182 was sent twice", "The customer has paid only one of them"},
    {"Cannot sign in to the time sheet on Mondays", "It works from Tuesday on, every week"},
};

constexpr const char *Names[] = {"Thomas Müller", "Camille Lefèvre",   "Priya Nair",      "عمر الحداد",
                                 "Jürgen Weiß",   "Sam Whitfield",     "Giulia Conti",    "Zoé Marchand",
                                 "Kim Larsen",    "Hannah O’Sullivan", "Piotr Zieliński", "Declan Moore",
                                 "Annika Brandt", "Nora Haugen"};
constexpr const char *Firms[] = {"Hartmann Logistik", "Atelier Rivoli",   "Acme Mobility", "Gulf Marine",
                                 "Stadtwerke Lindau", "Northgate Clinic", "Porto Rossi",   "Clinique du Lac",
                                 "Acme Mobility",     "Corrib Foods",     "Baltic Paper",  "Corrib Foods",
                                 "Stadtwerke Lindau", "Nordlys Energi"};

/// The same on every machine, so that pictures can be compared.
QUuid numbered(const char *kind, int number)
{
    return QUuid::createUuidV5(QUuid(), QByteArray(kind + QByteArray::number(number)));
}

Person person(const char *name, int number, Role role, CompanyId company = {})
{
    return {PersonId{numbered("person", number)}, QString::fromUtf8(name), role, company, true};
}

constexpr qint64 Minute = 60'000'000;

} // namespace

Account demoAccount(Role role)
{
    Account account;
    account.person = PersonId{numbered("person", 1)};
    account.name = QStringLiteral("Ana Ribeiro");
    account.email = QStringLiteral("ana@deskbell.test");
    account.organization = OrgId{numbered("org", 1)};
    account.organizationName = QStringLiteral("Deskbell Demo");
    account.role = role;
    account.pinSet = account.pinVerified = true;
    return account;
}

DemoDesk::DemoDesk()
    : account(demoAccount())
    , desk(account.person)
    , sync(backend, feed, desk, clock, timers)
    , commands(backend, desk, clock, timers, account)
    , ana(account.person)
    , bo{numbered("person", 2)}
    , max{numbered("person", 3)}
    , cy{numbered("person", 4)}
    , ines{numbered("person", 5)}
    , orla{numbered("person", 6)}
    , thomas{numbered("person", 100)}
    , corrib{numbered("company", 9)}
    , printer{numbered("ticket", 4821)}
{
    clock.time = Instant::fromMilliseconds(QDateTime({2026, 11, 17}, {10, 44, 2}).toMSecsSinceEpoch());
}

void DemoDesk::fillPeople()
{
    CompaniesArrived companies;
    QHash<QString, CompanyId> firms;
    for (int i = 0; i < int(std::size(Firms)); ++i) {
        const QString name = QString::fromUtf8(Firms[i]);
        if (firms.contains(name))
            continue;
        firms.insert(name, CompanyId{numbered("company", i)});
        companies.companies.append({firms[name], name, false});
    }
    desk.apply(companies);
    PeopleArrived people;
    people.people = {person("Ana Ribeiro", 1, Role::Staff), person("Bo Lindqvist", 2, Role::Staff),
                     person("Max Weber", 3, Role::Manager), person("Cy Okafor", 4, Role::Staff),
                     person("Inès Diallo", 5, Role::Staff), person("Orla Byrne", 6, Role::Client, corrib)};
    for (int i = 0; i < int(std::size(Names)); ++i)
        m_clients.append(person(Names[i], 100 + i, Role::Client, firms[QString::fromUtf8(Firms[i])]));
    people.people += m_clients;
    desk.apply(people);
}

TicketRecord DemoDesk::record(int number) const
{
    const int i = 4828 - number;
    const Request &request = Requests[std::size_t(i) % std::size(Requests)];
    const Person &asker = m_clients[i % m_clients.size()];
    const QUuid team[] = {max.value, ana.value, {}, ines.value, {}, ana.value, cy.value, {}, bo.value};
    constexpr TicketStatus states[] = {TicketStatus::Open, TicketStatus::InProgress, TicketStatus::Waiting,
                                       TicketStatus::Open, TicketStatus::InProgress, TicketStatus::Resolved};
    constexpr Priority priorities[] = {Priority::Critical, Priority::High, Priority::Medium,
                                       Priority::Medium,   Priority::Low,  Priority::Medium,
                                       Priority::High,     Priority::Low};
    TicketRecord record;
    record.id = numbered("ticket", number);
    record.number = number;
    record.title = request.title;
    record.excerpt = request.excerpt;
    record.category = i % 3 ? "Hardware" : "Access";
    record.requester = asker.id.value;
    record.company = asker.company.value;
    record.assignee = team[std::size_t(i) % std::size(team)];
    record.status = states[std::size_t(i) % std::size(states)];
    record.priority = priorities[std::size_t(i) % std::size(priorities)];
    record.version = 1;
    record.updatedAt = clock.time.micros - qint64(i) * (7 + i) * Minute;
    record.createdAt = record.updatedAt - 90 * Minute;
    return record;
}

void DemoDesk::fill(int count)
{
    desk.apply(GenerationStarted{});
    fillPeople();
    TicketsArrived arrived;
    for (int i = 0; i < count; ++i) {
        TicketRecord one = record(4828 - i);
        if (one.number == 4821) {
            one.title = "Printer stops after one page since Tuesday’s driver update";
            one.excerpt = "Good morning, since Tuesday’s update the label printer";
            one.category = "Printing";
            one.requester = orla.value;
            one.company = corrib.value;
            one.assignee = ana.value;
            one.status = TicketStatus::InProgress;
            one.priority = Priority::High;
            one.lastMessageAt = one.updatedAt = clock.time.micros - 8 * Minute;
        }
        arrived.tickets.append(one);
    }
    desk.apply(arrived);
    desk.apply(GenerationEnded{});
    fillThread();
    desk.flush();
}

void DemoDesk::fillThread()
{
    ThreadArrived thread;
    thread.ticket = printer;
    thread.description = QStringLiteral(
        "Good morning, since Tuesday’s update the label printer in dispatch prints one page, then stops with "
        "“Tray 2 empty”. The tray is full. About 140 parcels are waiting.");
    const auto say = [&](int number, PersonId who, const char *name, bool team, bool note, int minutes,
                         const char *body) {
        Message message;
        message.id = MessageId{numbered("message", number)};
        message.ticket = printer;
        message.author = who;
        message.authorName = QString::fromUtf8(name);
        message.fromTeam = team;
        message.internal = note;
        message.body = QString::fromUtf8(body);
        message.createdAt = Instant{clock.time.micros - minutes * Minute};
        thread.messages.append(message);
    };
    say(1, ana, "Ana Ribeiro", true, false, 35,
        "Hello Orla, thank you. Please leave the printer on, I am looking at the driver now.");
    say(2, bo, "Bo Lindqvist", true, true, 30,
        "Same driver as Hartmann last week, see https://wiki.deskbell.test/drivers/6.3. Going back to 6.2 "
        "fixed it. "
        "Please do not promise a time yet.");
    say(3, orla, "Orla Byrne", false, false, 8, "It happened again after a full restart. Can someone call?");
    TicketChange moved;
    moved.id = 1;
    moved.ticket = printer;
    moved.actor = ana;
    moved.actorName = QStringLiteral("Ana Ribeiro");
    moved.field = TicketChange::Field::Status;
    moved.oldValue = QStringLiteral("open");
    moved.newValue = QStringLiteral("in_progress");
    moved.at = Instant{clock.time.micros - 42 * Minute};
    thread.changes.append(moved);
    desk.apply(thread);
}

void DemoDesk::goLive()
{
    sync.start();
    PullPage page;
    page.reset = false;
    if (!backend.pulls.empty())
        QuietBackend::answer(backend.pulls, Result<PullPage>(page));
}

TicketId DemoDesk::fileAnother(const QString &title)
{
    static int number = 4829;
    clock.time.micros += Minute;
    const QByteArray words = title.toUtf8();
    TicketRecord one = record(4828);
    one.id = numbered("ticket", number);
    one.number = number++;
    one.title = std::string_view(words.constData(), std::size_t(words.size()));
    one.requester = orla.value;
    one.company = corrib.value;
    one.updatedAt = one.createdAt = clock.time.micros;
    TicketsArrived arrived;
    arrived.tickets.append(one);
    desk.apply(arrived);
    desk.flush();
    return TicketId{one.id};
}

} // namespace desk::test
