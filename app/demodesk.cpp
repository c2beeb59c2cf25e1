// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demodesk.h"

#include "models/domain/deliver.h"
#include "ui/demo/mailboxwindow.h"

namespace desk {

DemoDesk::DemoDesk(QObject *parent)
    : QObject(parent)
    , m_stack(LocalStack::fromEnvironment())
{
}

DemoDesk::~DemoDesk() = default;

void DemoDesk::look()
{
    deliver(m_stack.status(), this, [this](const auto &answer) { take(answer, false); });
}

void DemoDesk::startStack()
{
    deliver(m_stack.up(), this, [this](const auto &answer) { take(answer, true); });
}

void DemoDesk::take(const Result<StackStatus> &answer, bool wasStarted)
{
    if (answer.ok() && answer.value().running) {
        showMails(answer.value().mailUrl);
        Q_EMIT found(answer.value());
    } else if (wasStarted) {
        Q_EMIT startFailed(
            answer.ok() || answer.error().kind != Error::Kind::NotFound
                ? tr("The local stack did not start. Run packaging/stack up in a terminal to see why.")
                : tr("This program was not started by packaging/try, so it does not know where the "
                     "local stack is. Start the demo with packaging/try."));
    } else {
        Q_EMIT missing();
    }
}

void DemoDesk::showMails(const QUrl &address)
{
    m_mails = std::make_unique<MailBox>(m_network, address);
    m_window = std::make_unique<MailBoxWindow>();
    connect(m_mails.get(), &MailBox::changed, m_window.get(),
            [this] { m_window->setMails(m_mails->mails()); });
    connect(m_window.get(), &MailBoxWindow::linkChosen, this, &DemoDesk::linkChosen);
    m_window->show();
    m_mails->open();
}

} // namespace desk
