// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/devicespage.h"

#include "models/store/desk.h"
#include "ui/client/pagecolumn.h"
#include "ui/devices/devicespresenter.h"
#include "ui/devices/devicewords.h"
#include "ui/dialogs/questions.h"
#include "ui/text/errortext.h"
#include "ui/text/safetext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panels.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/toast.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace desk {
namespace {

constexpr int ColumnWidth = 760;
constexpr int SkeletonRow = 72;

} // namespace

DevicesPage::DevicesPage(const DevicesParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
{
    build();
    bind();
    present();
}

void DevicesPage::open()
{
    fillPeople();
    m_banner->hide();
    m_parts.devices.refresh();
}

void DevicesPage::build()
{
    setObjectName(QStringLiteral("devicesPage"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead(column);
    auto *ground = new Panel(m_parts.theme, &Tokens::window, this);
    m_stack = new QStackedLayout(ground);
    m_skeleton = new Skeleton(m_parts.theme, SkeletonRow, ground);
    m_stack->addWidget(m_skeleton);
    m_broken = new EmptyState(m_parts.theme, ground);
    m_broken->setObjectName(QStringLiteral("devicesBroken"));
    m_stack->addWidget(m_broken);
    m_list = buildList();
    m_stack->addWidget(m_list);
    column->addWidget(ground, 1);
    m_toast = new Toast(m_parts.theme, ground);
}

void DevicesPage::buildHead(QVBoxLayout *column)
{
    auto *top = new Panel(m_parts.theme, &Tokens::surface, this);
    top->setFixedHeight(metrics::listHeader + 8);
    top->setEdges(Qt::BottomEdge);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(metrics::panePadding, 0, metrics::panePadding, 0);
    row->setSpacing(metrics::space8);
    row->addWidget(new Label(m_parts.theme, TextRole::Title, Tone::Text, tr("Devices and sessions"), top), 1);
    if (isAdmin()) {
        m_people = new QComboBox(top);
        m_people->setObjectName(QStringLiteral("devicesWhose"));
        m_people->setAccessibleName(tr("Whose devices"));
        m_people->setMinimumWidth(220);
        row->addWidget(m_people);
    }
    const ButtonSize size = isTeam(m_parts.account.role) ? ButtonSize::Row : ButtonSize::Client;
    m_removeFactors = makeButton(QStringLiteral("removeFactors"), ButtonKind::Secondary,
                                 {tr("Remove authenticator app"), {}, size}, top);
    row->addWidget(m_removeFactors);
    m_endAll = makeButton(QStringLiteral("endAllSessions"), ButtonKind::Danger,
                          {tr("End all others"), {}, size}, top);
    row->addWidget(m_endAll);
    column->addWidget(top);
}

QWidget *DevicesPage::buildList()
{
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("devicesScroll"));
    scroll->setAccessibleName(tr("Devices and sessions"));
    QVBoxLayout *column = makeColumn(scroll, ColumnWidth);
    QWidget *middle = column->parentWidget();
    column->setContentsMargins(0, metrics::space20, 0, metrics::space24);
    column->setSpacing(metrics::space8);
    m_banner = new Banner(m_parts.theme, middle);
    m_banner->setObjectName(QStringLiteral("devicesBanner"));
    m_banner->hide();
    column->addWidget(m_banner);
    const auto section = [&](const char *name, Label *&title) {
        title = new Label(m_parts.theme, TextRole::BodyStrong, Tone::Text, middle);
        column->addWidget(title);
        Panel *card = Panel::card(m_parts.theme, middle);
        card->setObjectName(QLatin1String(name));
        auto *rows = new QVBoxLayout(card);
        rows->setContentsMargins(1, 1, 1, 1);
        rows->setSpacing(0);
        column->addWidget(card);
        return rows;
    };
    m_devices = section("devicesCard", m_devicesTitle);
    column->addSpacing(metrics::space16);
    m_events = section("eventsCard", m_eventsTitle);
    column->addStretch(1);
    return scroll;
}

void DevicesPage::bind()
{
    DevicesPresenter &devices = m_parts.devices;
    connect(&devices, &DevicesPresenter::changed, this, &DevicesPage::present);
    connect(&devices, &DevicesPresenter::ended, this, [this](int count) {
        m_banner->hide();
        m_toast->say(QStringLiteral("check"), tr("Sessions ended: %L1").arg(count));
    });
    connect(&devices, &DevicesPresenter::endFailed, this,
            [this](const Error &error) { sayNotDone(error, Doing::EndingSession); });
    connect(&devices, &DevicesPresenter::factorsRemoved, this, [this](int count) {
        m_banner->hide();
        m_toast->say(QStringLiteral("check"), factorsRemovedSentence(count));
    });
    connect(&devices, &DevicesPresenter::removalFailed, this,
            [this](const Error &error) { sayNotDone(error, Doing::RemovingFactor); });
    connect(m_banner, &Banner::actionClicked, &devices, &DevicesPresenter::refresh);
    connect(m_broken, &EmptyState::buttonClicked, &devices, &DevicesPresenter::refresh);
    connect(m_endAll, &QPushButton::clicked, this, [this] {
        const int count = m_parts.devices.sessions().others();
        askFor(m_parts.ask, this, askEndAll(count, whose()), [this] { m_parts.devices.endAll(); });
    });
    connect(m_removeFactors, &QPushButton::clicked, this, [this] {
        askFor(m_parts.ask, this, askRemoveFactors(whose()), [this] { m_parts.devices.removeFactors(); });
    });
    if (m_people)
        connect(m_people, &QComboBox::activated, this, &DevicesPage::choosePerson);
}

/// Read again whenever somebody comes here: people join and leave while the window is open.
void DevicesPage::fillPeople()
{
    if (!m_people)
        return;
    const QUuid chosen = m_parts.devices.person().value;
    const bool everybody = m_parts.devices.whose() == DevicesPresenter::Whose::Everybody;
    m_people->clear();
    m_people->addItem(tr("My devices"));
    m_people->addItem(tr("What happened to everybody"));
    for (const Person &person : m_parts.desk.people()) {
        if (person.active && person.id != m_parts.account.person)
            m_people->addItem(safeLine(person.name), person.id.value);
    }
    const int row = chosen.isNull() ? int(everybody) : m_people->findData(chosen);
    m_people->setCurrentIndex(std::max(row, 0));
    if (row < 0)
        choosePerson();
}

void DevicesPage::choosePerson()
{
    m_banner->hide();
    const QUuid person = m_people->currentData().toUuid();
    if (!person.isNull())
        m_parts.devices.showMember({person});
    else if (m_people->currentIndex() == 1)
        m_parts.devices.showEverybody();
    else
        m_parts.devices.showMine();
}

QString DevicesPage::whose() const
{
    const Person *person = m_parts.desk.people().find(m_parts.devices.person());
    return person ? person->name : QString();
}

} // namespace desk
