// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the devices page shows of its presenter.
#include "models/ports/clock.h"
#include "ui/devices/devicespage.h"
#include "ui/devices/devicespresenter.h"
#include "ui/devices/devicewords.h"
#include "ui/dialogs/questions.h"
#include "ui/text/errortext.h"
#include "ui/text/safetext.h"
#include "ui/text/times.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panels.h"
#include "ui/widgets/skeleton.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace desk {

void DevicesPage::present()
{
    using Whose = DevicesPresenter::Whose;
    const DevicesPresenter &devices = m_parts.devices;
    const bool empty = devices.sessions().rowCount() == 0 && devices.events().isEmpty();
    if (devices.state() == DevicesPresenter::State::Failed)
        sayFailed();
    else if (devices.state() == DevicesPresenter::State::Loading && empty)
        m_skeleton->start();
    const bool broken = devices.state() == DevicesPresenter::State::Failed && empty;
    const bool loading = devices.state() == DevicesPresenter::State::Loading && empty;
    if (!loading)
        m_skeleton->stop();
    if (loading)
        m_stack->setCurrentWidget(m_skeleton);
    else if (broken)
        m_stack->setCurrentWidget(m_broken);
    else
        m_stack->setCurrentWidget(m_list);
    m_endAll->setVisible(devices.whose() != Whose::Everybody);
    m_removeFactors->setVisible(devices.whose() == Whose::Member);
    m_endAll->setText(devices.whose() == Whose::Member ? tr("End all") : tr("End all others"));
    m_endAll->setEnabled(devices.sessions().others() > 0);
    showRows();
    showEvents();
}

/// The last good list stays; without one the page says what is the matter.
void DevicesPage::sayFailed()
{
    const ErrorText words = errorText(m_parts.devices.error(), Doing::LoadingDevices);
    m_broken->say(QStringLiteral("warn"), words.what, words.then);
    m_broken->setWays(tr("Try again"));
    m_banner->say(Banner::Kind::Danger, words.what, words.then);
    m_banner->setAction(tr("Try again"), QStringLiteral("sync"));
    m_banner->show();
}

void DevicesPage::sayNotDone(const Error &error, Doing doing)
{
    const ErrorText words = errorText(error, doing);
    m_banner->say(Banner::Kind::Danger, words.what, words.then);
    m_banner->setAction({});
    m_banner->show();
}

void DevicesPage::clear(QVBoxLayout *rows)
{
    while (QLayoutItem *item = rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // its button may be in the middle of a click
        delete item;
    }
}

/// A line between two rows.
void DevicesPage::add(QVBoxLayout *rows, QWidget *row)
{
    if (rows->count() > 0)
        rows->addWidget(new Divider(m_parts.theme, {}, row->parentWidget()));
    rows->addWidget(row);
}

void DevicesPage::showRows()
{
    const DevicesPresenter &devices = m_parts.devices;
    const bool everybody = devices.whose() == DevicesPresenter::Whose::Everybody;
    const QWidget *focus = focusWidget();
    const bool wasInside = focus && focus->objectName() == QLatin1String("endSession");
    clear(m_devices);
    m_devicesTitle->setVisible(!everybody);
    m_devices->parentWidget()->setVisible(!everybody);
    const QString name = whose();
    m_devicesTitle->setText(name.isEmpty() ? tr("Where you are signed in")
                                           : tr("Where %1 is signed in").arg(isolated(name)));
    const SessionModel &model = devices.sessions();
    for (int row = 0; row < model.rowCount(); ++row) {
        const QString sentence = model.index(row, 0).data(SessionModel::SentenceRole).toString();
        add(m_devices, makeRow(model.rowAt(row), safeLine(sentence)));
    }
    if (devices.sessions().rowCount() == 0)
        m_devices->addWidget(makeNothing(tr("Signed in nowhere.")));
    if (wasInside) // the button that was pressed is gone
        m_endAll->setFocus(Qt::OtherFocusReason);
}

void DevicesPage::showEvents()
{
    using Whose = DevicesPresenter::Whose;
    clear(m_events);
    const QString name = whose();
    if (m_parts.devices.whose() == Whose::Everybody)
        m_eventsTitle->setText(tr("What happened to everybody's access"));
    else
        m_eventsTitle->setText(name.isEmpty() ? tr("What happened to your access")
                                              : tr("What happened to the access of %1").arg(isolated(name)));
    for (const SecurityEvent &event : m_parts.devices.events())
        add(m_events, makeEvent(event));
    if (m_parts.devices.events().isEmpty())
        m_events->addWidget(makeNothing(tr("Nothing so far.")));
}

QWidget *DevicesPage::makeNothing(const QString &words)
{
    auto *label = new Label(m_parts.theme, TextRole::Body, Tone::Muted, words, this);
    label->setContentsMargins(metrics::panePadding, metrics::space12, metrics::panePadding, metrics::space12);
    return label;
}

/// Clients read larger words than the team does.
QWidget *DevicesPage::makeRow(const OpenSession &session, const QString &sentence)
{
    const bool large = !isTeam(m_parts.account.role);
    auto *row = new QWidget(this);
    row->setObjectName(QStringLiteral("sessionRow"));
    row->setAccessibleName(sentence);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(metrics::panePadding, 10, metrics::panePadding, 10);
    line->setSpacing(metrics::space12);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(new Label(m_parts.theme, large ? TextRole::MessageStrong : TextRole::BodyStrong,
                               Tone::Text, deviceTitle(session), row));
    if (const QString facts = deviceFacts(session); !facts.isEmpty())
        words->addWidget(
            new Label(m_parts.theme, large ? TextRole::Body : TextRole::Meta, Tone::Text2, facts, row));
    words->addWidget(new Label(m_parts.theme, large ? TextRole::Body : TextRole::Meta, Tone::Muted,
                               deviceTimes(session, m_parts.clock.now()), row));
    line->addLayout(words, 1);
    const bool blocked = session.pin == OpenSession::Pin::Blocked;
    auto *pin = new Label(m_parts.theme, TextRole::Meta, blocked ? Tone::Danger : Tone::Muted,
                          wordFor(session.pin), row);
    pin->setObjectName(QStringLiteral("sessionPin"));
    pin->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    line->addWidget(pin, 0, Qt::AlignVCenter);
    line->addWidget(session.current ? makeHere(row) : makeEnd(session, row), 0, Qt::AlignVCenter);
    return row;
}

/// Where the person sits: signing out is in the menu, and asks about what is not sent.
QWidget *DevicesPage::makeHere(QWidget *row)
{
    auto *here = new Label(m_parts.theme, TextRole::MetaStrong, Tone::Success, tr("This device"), row);
    here->setObjectName(QStringLiteral("thisDevice"));
    here->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    return here;
}

QWidget *DevicesPage::makeEnd(const OpenSession &session, QWidget *row)
{
    const bool large = !isTeam(m_parts.account.role);
    auto *end = makeButton(QStringLiteral("endSession"), ButtonKind::Danger,
                           {tr("End"), {}, large ? ButtonSize::Client : ButtonSize::Row}, row);
    end->setAccessibleName(tr("End the session on %1").arg(deviceTitle(session)));
    connect(end, &QPushButton::clicked, this, [this, session] {
        askFor(m_parts.ask, this, askEnd(session, whose()),
               [this, id = session.id] { m_parts.devices.commands().end(id); });
    });
    return end;
}

QWidget *DevicesPage::makeEvent(const SecurityEvent &event)
{
    const bool everybody = m_parts.devices.whose() == DevicesPresenter::Whose::Everybody;
    auto *row = new QWidget(this);
    row->setObjectName(QStringLiteral("eventRow"));
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(metrics::panePadding, metrics::space6, metrics::panePadding, metrics::space6);
    line->setSpacing(metrics::space12);
    auto *sentence = new Label(m_parts.theme, TextRole::Body,
                               event.kind == SecurityEvent::Kind::PinLockOut ? Tone::Danger : Tone::Text,
                               eventSentence(event, everybody), row);
    sentence->setObjectName(QStringLiteral("eventSentence"));
    line->addWidget(sentence, 1);
    auto *at = metaLabel(m_parts.theme, friendlyTime(event.at, m_parts.clock.now()), row);
    at->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    line->addWidget(at);
    return row;
}

} // namespace desk
