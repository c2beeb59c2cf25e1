// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the staff's screens, for eyes: gallery OUTPUT_FOLDER. Run as a test it makes them in a folder
// that is thrown away, and fails when a scene cannot be built.
#include "tests/ui/staff/devicerows.h"
#include "tests/ui/staff/staffwindow.h"
#include "ui/conversation/composer.h"
#include "ui/inbox/inboxwidget.h"
#include "ui/shell/accountmenu.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using namespace desk::test;

namespace {

void pass()
{
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

AllowedEmail row(const char *email, Role role, const char *company, AllowedEmail::State state, int days)
{
    AllowedEmail one;
    one.email = QString::fromUtf8(email);
    one.role = role;
    one.companyName = QString::fromUtf8(company);
    one.state = state;
    one.createdAt =
        Instant::fromMilliseconds(QDateTime({2026, 11, 17}, {9, 0}).addDays(-days).toMSecsSinceEpoch());
    if (state == AllowedEmail::State::Member)
        one.person = PersonId::create();
    one.pinSet = state == AllowedEmail::State::Member;
    if (one.pinSet)
        one.lastSeenAt = Instant{one.createdAt.micros + qint64(days) * 80'000'000'000};
    one.locked = state == AllowedEmail::State::Inactive;
    return one;
}

AllowedVerdict verdict(int line, const char *email, AllowedVerdict::Action action, const char *why = "")
{
    return {line, QString::fromUtf8(email), Role::Client, action, QString::fromUtf8(why)};
}

class Gallery
{
public:
    Gallery(const QString &folder, Theme::Choice choice)
        : m_folder(folder)
        , m_suffix(choice == Theme::Choice::Dark ? "-dark" : "-light")
        , m_choice(choice)
    {
    }
    int paint()
    {
        workspace();
        noteOffline();
        compact();
        empty();
        conflict();
        outbox();
        admission();
        safety();
        devices();
        access();
        account();
        dialogs();
        mirrored();
        return m_failed;
    }

private:
    std::unique_ptr<StaffWindow> begin(bool live = true)
    {
        auto shown = std::make_unique<StaffWindow>(m_choice);
        if (live) {
            shown->demo.sync.start();
            for (int round = 0; round < 3; ++round) {
                pass();
                if (!shown->demo.backend.pulls.empty())
                    QuietBackend::answer(shown->demo.backend.pulls,
                                         Result<PullPage>(PullPage{true, false, "cursor", {}}));
            }
            pass();
        }
        shown->demo.fill();
        shown->open();
        pass();
        return shown;
    }
    void save(QWidget *widget, const QString &name)
    {
        pass();
        if (!widget->grab().save(m_folder + u'/' + name + m_suffix + ".png"))
            ++m_failed;
    }
    void workspace()
    {
        auto shown = begin();
        shown->window->go(Verb::ShowAllOpen);
        shown->window->openTicket(shown->demo.printer);
        auto *text = shown->find<QPlainTextEdit>("composerText");
        text->setPlainText(QStringLiteral(
            "Hello Orla, thank you for the photos. The new driver does not know your tray. I have put the "
            "old one "
            "back on the print server, so please print one label and tell me whether tray 2 feeds now."));
        text->setFocus();
        save(shown->window.get(), "01-workspace");
    }
    void noteOffline()
    {
        auto shown = begin();
        shown->window->go(Verb::ShowAllOpen);
        shown->window->openTicket(shown->demo.printer);
        shown->demo.commands.reply(shown->demo.printer,
                                   "I will call you in five minutes on the dispatch line.");
        pass();
        QuietBackend::answer(shown->demo.backend.posts,
                             Result<Message>(Error{Error::Kind::Offline, {}, 0, {}, 0}));
        shown->demo.feed.go(Feed::State::Offline);
        pass();
        shown->find<Composer>("composer")->write(ReplyPresenter::Kind::Note);
        shown->find<QPlainTextEdit>("composerText")
            ->setPlainText(
                "@Max Weber can you roll back driver 6.3 on PRN-02 while I am on the phone? The client "
                "does not see this note.");
        save(shown->window.get(), "03-note-offline");
    }
    void compact()
    {
        auto shown = begin();
        shown->find<InboxWidget>("inbox")->setDensity(Density::Compact);
        shown->window->go(Verb::ShowUnassigned);
        save(shown->window.get(), "09-compact");
    }
    void empty()
    {
        auto shown = begin();
        shown->find<QLineEdit>("searchField")->setText("zzzz");
        save(shown->window.get(), "10-empty");
        auto loading = std::make_unique<StaffWindow>(m_choice);
        loading->open();
        QTest::qWait(260); // the skeleton waits 200 ms
        save(loading->window.get(), "10-loading");
    }
    void conflict()
    {
        auto shown = begin();
        shown->window->openTicket(shown->demo.printer);
        shown->demo.commands.setPriority(shown->demo.printer, Priority::Critical);
        Conflict both;
        both.mine = shown->demo.backend.changed.value(0);
        both.theirs.priority = Priority::Low;
        both.byWhom = "Max Weber";
        shown->demo.desk.apply(DraftFailed{both.mine, Error{Error::Kind::Conflict, {}, 409, {}, 0}});
        Q_EMIT shown->demo.commands.conflicted(both);
        save(shown->window.get(), "conflict");
    }
    void outbox()
    {
        auto shown = begin();
        shown->demo.commands.reply(shown->demo.printer, "I will call you in five minutes.");
        shown->demo.commands.rename(shown->demo.printer, "Label printer stops after one page");
        pass();
        QuietBackend::answer(shown->demo.backend.posts,
                             Result<Message>(Error{Error::Kind::Forbidden, {}, 403, {}, 0}));
        pass();
        shown->window->go(Verb::ShowOutbox);
        save(shown->window.get(), "outbox");
    }
    void devices()
    {
        using Kind = SecurityEvent::Kind;
        auto shown = begin();
        const Instant now = shown->demo.clock.now();
        const PersonId me = shown->demo.account.person;
        const auto ago = [now](qint64 minutes) { return Instant{now.micros - minutes * 60'000'000}; };
        OpenSession blocked = openSession("", now);
        blocked.pin = OpenSession::Pin::Blocked;
        SecurityEvent role = happened(Kind::RoleChanged, me, "Ana Ribeiro", ago(4000));
        role.bySelf = false;
        role.byName = QStringLiteral("Ada Marsh");
        shown->window->go(Verb::ShowDevices);
        shown->sessions.answerRefresh(
            {openSession("ana-desk", now, true), openSession("ana-laptop", now), blocked},
            {happened(Kind::PinLockOut, me, "Ana Ribeiro", ago(12)),
             happened(Kind::NewDevice, me, "Ana Ribeiro", ago(90)), role,
             happened(Kind::PinSet, me, "Ana Ribeiro", ago(9000))});
        save(shown->window.get(), "11-devices");
    }
    void access()
    {
        auto shown = begin();
        SecurityEvent device = happened(SecurityEvent::Kind::NewDevice, shown->demo.account.person,
                                        "Ana Ribeiro", shown->demo.clock.now());
        device.id = 2;
        shown->news.begin();
        shown->sessions.events.answer(QList{device});
        (void)QTest::qWaitFor([&] { return shown->find<QWidget>("accessBanner")->isVisible(); });
        save(shown->window.get(), "access");
    }
    void account()
    {
        const QString old = QStringLiteral("ana@deskbell.test");
        const QString fresh = QStringLiteral("ana.ribeiro@deskbell.test");
        auto shown = begin();
        shown->window->go(Verb::ShowAccount);
        save(shown->window.get(), "12-account-loading");
        shown->credentials.addresses.answer(SignInAddress{old, {}, {}});
        shown->factors.lists.answer(QList<Factor>{});
        pass();
        type(*shown, "newPassword", "password");
        shown->find<QPushButton>("savePassword")->click();
        shown->credentials.done.answer(
            Error{Error::Kind::Rejected, {}, 422, QStringLiteral("weak_password length pwned"), 0});
        pass();
        save(shown->window.get(), "12-account");
        type(*shown, "newPassword", "four words in a row");
        shown->find<QPushButton>("savePassword")->click();
        shown->credentials.done.answer(
            Error{Error::Kind::Rejected, {}, 400, QStringLiteral("reauthentication_needed"), 0});
        pass();
        shown->credentials.done.answer(Done{});
        pass();
        save(shown->window.get(), "13-account-code");
        shown->window->go(Verb::ShowMine);
        shown->window->go(Verb::ShowAccount);
        shown->credentials.addresses.answer(SignInAddress{old, fresh, Instant{1}});
        pass();
        save(shown->window.get(), "14-account-waiting");
        type(*shown, "oldBoxCode", "123456");
        shown->find<QPushButton>("oldBoxConfirm")->click();
        shown->credentials.agreements.answer(Agreement::OneBox);
        pass();
        type(*shown, "newBoxCode", "654321");
        shown->find<QPushButton>("newBoxConfirm")->click();
        shown->credentials.agreements.answer(
            Error{Error::Kind::Rejected, {}, 403, QStringLiteral("otp_expired"), 0});
        pass();
        save(shown->window.get(), "15-account-half");
    }
    static void type(const StaffWindow &shown, const char *name, const char *text)
    {
        shown.find<QLineEdit>(name)->clear();
        QTest::keyClicks(shown.find<QLineEdit>(name), QString::fromLatin1(text));
    }
    void admission()
    {
        using State = AllowedEmail::State;
        using Action = AllowedVerdict::Action;
        auto shown = begin();
        shown->window->go(Verb::ShowAllowedEmails);
        shown->admission.answerRefresh(
            {row("@acme-mobility.example", Role::Client, "Acme Mobility", State::Domain, 30),
             row("bo@deskbell.test", Role::Staff, "", State::Member, 200),
             row("camille.lefevre@atelier-rivoli.example", Role::Client, "Atelier Rivoli", State::Member, 60),
             row("kim.sorensen@northlight.example", Role::Manager, "", State::Member, 258),
             row("omar@gulf-marine.example", Role::Client, "Gulf Marine", State::Invited, 3),
             row("thomas.mueller@hartmann.example", Role::Client, "Hartmann Logistik", State::Inactive, 90),
             row("zoe.marchand@clinique-du-lac.example", Role::Client, "Clinique du Lac", State::Expired,
                 400)},
            {{PersonId::create(), "eva@baltic-paper.example",
              Instant{shown->demo.clock.time.micros - 3'600'000'000}, false}});
        pass();
        save(shown->window.get(), "08-allowed-emails");
        shown->find<QPushButton>("addEmails")->click();
        shown->find<QPlainTextEdit>("pasteText")
            ->setPlainText("annika.brandt@sw-lindau.example\n\"Weiß, Jürgen\" <j.weiss@sw-lindau.example>\n"
                           "omar@gulf-marine.example\n@baltic-paper.example\nsam.whitfield@northgate\n"
                           "zoe.marchand@clinique-du-lac.example");
        QTRY_COMPARE_WITH_TIMEOUT(shown->admission.count("preview"), 1, 3000);
        shown->admission.previews.answer(
            QList{verdict(1, "annika.brandt@sw-lindau.example", Action::Add),
                  verdict(2, "j.weiss@sw-lindau.example", Action::Add),
                  verdict(3, "omar@gulf-marine.example", Action::Update),
                  verdict(4, "@baltic-paper.example", Action::Add),
                  verdict(5, "sam.whitfield@northgate", Action::Invalid, "add an ending, such as .example"),
                  verdict(6, "zoe.marchand@clinique-du-lac.example", Action::Same)});
        save(shown->window.get(), "08-paste");
    }
    void safety()
    {
        auto shown = begin();
        shown->window->go(Verb::ShowSafetyRules);
        save(shown->window.get(), "16-safety-loading");
        shown->safety.readings.answer(SafetySettings{});
        pass();
        save(shown->window.get(), "16-safety");
        shown->find<QCheckBox>("demandFactor")->click();
        shown->safety.done.answer(Error{Error::Kind::Forbidden, {}, 403, QStringLiteral("factor_needed"), 0});
        pass();
        shown->find<QSpinBox>("idleMinutes3")->setValue(20);
        shown->find<QPushButton>("saveMinutes")->click();
        shown->safety.done.answer(Error{Error::Kind::Offline, {}, 0, {}, 0});
        save(shown->window.get(), "17-safety-refused");
        shown->window->go(Verb::ShowMine);
        shown->window->go(Verb::ShowSafetyRules);
        shown->safety.readings.answer(SafetySettings{true, {5, 15, 15, 30}});
        pass();
        shown->window->go(Verb::ShowMine);
        shown->window->go(Verb::ShowSafetyRules);
        shown->safety.readings.answer(Error{Error::Kind::Offline, {}, 0, {}, 0});
        save(shown->window.get(), "18-safety-stale");
    }

    void dialogs()
    {
        auto shown = begin();
        shown->find<QAction>("actionNewTicket")->trigger();
        save(shown->find<QWidget>("newTicketDialog"), "dialog-new-ticket");
        shown->find<QAction>("actionShowKeys")->trigger();
        save(shown->find<QWidget>("keysOverlay"), "dialog-keys");
        AskInDialog real;
        Question question;
        question.name = "question";
        question.title = "Remove access for kim.sorensen@northlight.example?";
        question.text =
            "They may not sign in any more, and all their sessions end at once. Their tickets stay.";
        question.yes = "Remove and end sessions";
        question.field = "Reason, kept in the audit log";
        question.danger = true;
        real.ask(shown->window.get(), question, [](const Answer &) {});
        save(shown->find<QWidget>("question"), "dialog-question");
        question.name = "told";
        question.title = "Code for a new PIN";
        question.yes = "Done";
        real.tell(shown->window.get(), question, "7K4M-2QXD");
        save(shown->find<QWidget>("told"), "dialog-code");
        shown->find<AccountButton>("accountButton")->click();
        save(shown->find<QWidget>("accountMenu"), "menu-account");
        shown->window->openTicket(shown->demo.printer);
        shown->find<QPushButton>("assigneeButton")->click();
        save(shown->find<QWidget>("assigneeButtonMenu"), "menu-assignee");
    }
    void mirrored()
    {
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        auto shown = begin();
        shown->window->go(Verb::ShowAllOpen);
        shown->window->openTicket(shown->demo.printer);
        shown->demo.fileAnother(QString::fromUtf8("الطابعة تتوقف بعد صفحة واحدة"));
        save(shown->window.get(), "mirrored");
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    }

    QString m_folder;
    QString m_suffix;
    Theme::Choice m_choice;
    int m_failed = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QTemporaryDir thrownAway;
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : thrownAway.path();
    QDir().mkpath(folder);
    return Gallery(folder, Theme::Choice::Light).paint() + Gallery(folder, Theme::Choice::Dark).paint();
}
