// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/signinwindow.h"

#include "ui/signin/addresspage.h"
#include "ui/signin/browserpage.h"
#include "ui/signin/codepage.h"
#include "ui/signin/doorpresenter.h"
#include "ui/signin/factorpage.h"
#include "ui/signin/factorsetuppage.h"
#include "ui/signin/forgotpage.h"
#include "ui/signin/linkpage.h"
#include "ui/signin/newpasswordpage.h"
#include "ui/signin/openingpage.h"
#include "ui/signin/passwordpage.h"
#include "ui/signin/phonecodepage.h"
#include "ui/signin/phonepage.h"
#include "ui/signin/pinchoosepage.h"
#include "ui/signin/pinentrypage.h"
#include "ui/signin/pinhelppage.h"
#include "ui/signin/pinrestpage.h"
#include "ui/signin/proofpage.h"
#include "ui/signin/registerpage.h"
#include "ui/signin/serverpage.h"
#include "ui/signin/servicecodepage.h"
#include "ui/signin/servicenewpage.h"
#include "ui/signin/servicepage.h"

#include <QPushButton>
#include <QScreen>
#include <QShowEvent>

#include <algorithm>

namespace desk {

SignInWindow::SignInWindow(const Theme &theme, QWidget *parent)
    : QStackedWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("signInWindow"));
    setWindowTitle(tr("Deskbell"));
    // As high as the first page with every way in switched on, where the screen has room for that.
    const int room = screen()->availableGeometry().height() - Fonts::scaled(48); // its frame, a panel
    resize(Fonts::scaled(520), std::min(Fonts::scaled(800), room));
    setMinimumSize(Fonts::scaled(400), Fonts::scaled(420));
}

template <class Page, class Presenter>
void SignInWindow::add(Presenter &presenter, std::function<bool()> isOn)
{
    auto *page = new Page(presenter, m_theme, this);
    addWidget(page);
    m_pages.append({page, std::move(isOn), [page] { page->takeFocus(); }});
}

void SignInWindow::showDoor(DoorPresenter &door)
{
    clear();
    m_door = &door;
    addDoorPages(door);
    connect(&door, &DoorPresenter::changed, this, &SignInWindow::refresh);
    connect(&door.ways(), &WaysPresenter::changed, this, &SignInWindow::refresh);
    connect(&door.signIn(), &SignInPresenter::changed, this, &SignInWindow::refresh);
    connect(&door.factor(), &FactorDoor::changed, this, &SignInWindow::refresh);
    connect(&door.pin(), &PinPresenter::changed, this, &SignInWindow::refresh);
    refresh();
}

void SignInWindow::addDoorPages(DoorPresenter &door)
{
    using Step = SignInPresenter::Step;
    const auto at = [&door](DoorPresenter::Page page) {
        return [&door, page] { return door.page() == page; };
    };
    const auto step = [&door](Step wanted) {
        return [&door, wanted] {
            return door.page() == DoorPresenter::Page::SignIn && door.signIn().step() == wanted &&
                   door.ways().way() == WaysPresenter::Way::Email;
        };
    };
    const auto way = [&door](WaysPresenter::Way wanted) {
        return [&door, wanted] {
            return door.page() == DoorPresenter::Page::SignIn && door.ways().way() == wanted;
        };
    };
    add<AddressPage>(door.ways(), step(Step::Address));
    if (!door.options().demo) {
        QPushButton *change =
            m_pages.constLast().page->addFootLink(QStringLiteral("changeServer"), tr("Change"));
        connect(change, &QPushButton::clicked, this, &SignInWindow::serverChangeRequested);
    }
    add<CodePage>(door.signIn(), step(Step::Code));
    add<PasswordPage>(door.ways(), step(Step::Password));
    add<LinkPage>(door.signIn(), step(Step::Link));
    add<BrowserPage>(door.ways().browser(), way(WaysPresenter::Way::Browser));
    addServicePages(door);
    addRegistrationPages(door);
    addPhonePages(door);
    addPersonPages(door);
    add<OpeningPage>(door, at(DoorPresenter::Page::Opening));
    m_pages.append(
        {m_pages.constLast().page, at(DoorPresenter::Page::StackDown), m_pages.constLast().takeFocus});
}

/// For who has signed in.
void SignInWindow::addPersonPages(DoorPresenter &door)
{
    using Pin = PinPresenter::Page;
    const auto factor = [&door](bool mustEnrol) {
        return [&door, mustEnrol] {
            return door.page() == DoorPresenter::Page::Factor && door.factor().mustEnrol() == mustEnrol;
        };
    };
    const auto pin = [&door](Pin first, Pin second) {
        return [&door, first, second] {
            const Pin now = door.pin().page();
            return door.page() == DoorPresenter::Page::Pin && (now == first || now == second);
        };
    };
    add<FactorPage>(door.factor(), factor(false));
    add<FactorSetupPage>(door.factor(), factor(true));
    add<PinEntryPage>(door.pin(), pin(Pin::Entry, Pin::Entry));
    add<PinChoosePage>(door.pin(), pin(Pin::Choose, Pin::Replace));
    add<PinRestPage>(door.pin(), pin(Pin::Resting, Pin::Blocked));
    add<PinHelpPage>(door.pin(), pin(Pin::Reset, Pin::NotMember));
}

void SignInWindow::addRegistrationPages(DoorPresenter &door)
{
    using Step = RegistrationPresenter::Step;
    RegistrationPresenter &registration = door.ways().registration();
    const auto step = [&door, &registration](Step wanted) {
        return [&door, &registration, wanted] {
            return door.page() == DoorPresenter::Page::SignIn && registration.step() == wanted &&
                   door.ways().way() == WaysPresenter::Way::Registration;
        };
    };
    add<RegisterPage>(registration, step(Step::NewAccount));
    add<ForgotPage>(registration, step(Step::Forgot));
    add<ProofPage>(registration, step(Step::Code));
    add<NewPasswordPage>(registration, step(Step::NewPassword));
}

void SignInWindow::addPhonePages(DoorPresenter &door)
{
    using Step = PhonePresenter::Step;
    PhonePresenter &phone = door.ways().phone();
    const auto step = [&door, &phone](Step wanted) {
        return [&door, &phone, wanted] {
            return door.page() == DoorPresenter::Page::SignIn && phone.step() == wanted &&
                   door.ways().way() == WaysPresenter::Way::Phone;
        };
    };
    add<PhonePage>(phone, step(Step::Number));
    add<PhoneCodePage>(phone, step(Step::Code));
}

void SignInWindow::addServicePages(DoorPresenter &door)
{
    using Step = ServicePresenter::Step;
    ServicePresenter &service = door.ways().service();
    const auto step = [&door, &service](Step first, Step second) {
        return [&door, &service, first, second] {
            const Step now = service.step();
            return door.page() == DoorPresenter::Page::SignIn &&
                   door.ways().way() == WaysPresenter::Way::Service && (now == first || now == second);
        };
    };
    add<ServicePage>(service, step(Step::Password, Step::Password));
    add<ServiceNewPage>(service, step(Step::NewPerson, Step::NewPassword));
    add<ServiceCodePage>(service, step(Step::Code, Step::Code));
    connect(&service, &ServicePresenter::changed, this, &SignInWindow::refresh);
}

void SignInWindow::showServer(ServerPresenter &server)
{
    clear();
    add<ServerPage>(server, [] { return true; });
    refresh();
}

void SignInWindow::clear()
{
    if (m_door) {
        m_door->disconnect(this);
        m_door->ways().disconnect(this);
        m_door->ways().service().disconnect(this);
        m_door->signIn().disconnect(this);
        m_door->factor().disconnect(this);
        m_door->pin().disconnect(this);
    }
    m_door = nullptr;
    m_pages.clear();
    while (count() > 0) {
        QWidget *page = widget(0);
        removeWidget(page);
        page->deleteLater(); // the server page may be the one whose button was pressed
    }
}

void SignInWindow::refresh()
{
    for (const Shown &shown : std::as_const(m_pages)) {
        if (!shown.isOn())
            continue;
        if (currentWidget() != shown.page || !shown.page->isAncestorOf(focusWidget())) {
            setCurrentWidget(shown.page);
            shown.takeFocus();
        }
        break;
    }
    refreshFoot();
    refreshTitle();
}

void SignInWindow::refreshFoot()
{
    if (!m_door)
        return;
    const QString keeping = m_door->keepingNotice();
    const QString server = m_door->options().serverName;
    for (const Shown &shown : std::as_const(m_pages)) {
        if (auto *entry = qobject_cast<PinEntryPage *>(shown.page)) {
            const QString locked = m_door->lockNotice();
            entry->setLocked(!locked.isEmpty(), m_door->isWorkKept());
            entry->setFoot(locked.isEmpty() ? QStringLiteral("info") : QStringLiteral("clock"),
                           locked.isEmpty() ? keeping : locked);
        } else if (auto *help = qobject_cast<PinHelpPage *>(shown.page)) {
            const QString locked = m_door->lockNotice();
            help->setWasInside(!locked.isEmpty());
            help->setFoot(locked.isEmpty() ? QStringLiteral("info") : QStringLiteral("clock"),
                          locked.isEmpty() ? keeping : locked);
        } else if (qobject_cast<PinChoosePage *>(shown.page)) {
            continue; // says something of its own
        } else if (!keeping.isEmpty()) {
            shown.page->setFoot(QStringLiteral("info"), keeping);
        } else {
            shown.page->setFoot(QStringLiteral("globe"),
                                server.isEmpty() ? QString() : tr("Server: %1").arg(server));
        }
    }
}

void SignInWindow::refreshTitle()
{
    const bool locked = m_door && m_door->page() == DoorPresenter::Page::Pin &&
                        m_door->pin().page() != PinPresenter::Page::Choose;
    setWindowTitle(locked ? tr("Deskbell, locked") : tr("Deskbell"));
}

void SignInWindow::showEvent(QShowEvent *event)
{
    QStackedWidget::showEvent(event);
    refresh();
}

} // namespace desk
