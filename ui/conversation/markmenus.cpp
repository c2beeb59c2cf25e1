// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/markmenus.h"

#include "models/items/peoplemodel.h"
#include "models/items/words.h"
#include "ui/text/domainmarks.h"
#include "ui/text/safetext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/shapes.h"

#include <QCoreApplication>
#include <QIcon>
#include <QMenu>
#include <QPainter>
#include <QPixmap>

namespace desk {
namespace {

struct MenuWords
{
    Q_DECLARE_TR_FUNCTIONS(desk::MarkMenus)
};

/// Drawn for both usual screens, because a menu may open on either.
template <class Draw>
QIcon drawn(Draw draw)
{
    QIcon icon;
    for (const qreal ratio : {1.0, 2.0}) {
        QPixmap pixmap(QSize(metrics::icon, metrics::icon) * ratio);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        draw(&painter, QRectF(0, 0, metrics::icon, metrics::icon));
        icon.addPixmap(pixmap);
    }
    return icon;
}

/// A name is not a mnemonic.
QString menuText(const QString &foreign)
{
    return safeLine(foreign).replace(u'&', QStringLiteral("&&"));
}

void offer(QMenu *menu, const QIcon &icon, const QString &words, const QString &name, bool isNow,
           std::function<void()> choose)
{
    QAction *action = menu->addAction(icon, words, menu, std::move(choose));
    action->setObjectName(name);
    if (isNow) {
        QFont font = action->font();
        font.setWeight(QFont::DemiBold);
        action->setFont(font);
        action->setEnabled(false);
    }
}

} // namespace

void fillStatusMenu(QMenu *menu, TicketStatus now, const Tokens &tokens,
                    const std::function<void(TicketStatus)> &choose)
{
    menu->clear();
    for (const TicketStatus value : {TicketStatus::Open, TicketStatus::InProgress, TicketStatus::Waiting,
                                     TicketStatus::Resolved, TicketStatus::Closed})
        offer(menu, drawn([&](QPainter *painter, const QRectF &box) {
                  drawStatus(painter, box, markOf(value), tokens);
              }),
              wordFor(value), QStringLiteral("status%1").arg(int(value)), value == now,
              [choose, value] { choose(value); });
}

void fillPriorityMenu(QMenu *menu, Priority now, const Tokens &tokens,
                      const std::function<void(Priority)> &choose)
{
    menu->clear();
    for (const Priority value : {Priority::Critical, Priority::High, Priority::Medium, Priority::Low})
        offer(menu, drawn([&](QPainter *painter, const QRectF &box) {
                  drawPriority(painter, box, markOf(value), tokens, tokens.raised);
              }),
              wordFor(value), QStringLiteral("priority%1").arg(int(value)), value == now,
              [choose, value] { choose(value); });
}

void fillAssigneeMenu(QMenu *menu, PersonId now, PersonId me, const PeopleModel &team, const Tokens &tokens,
                      const std::function<void(PersonId)> &choose)
{
    menu->clear();
    const auto face = [&](PersonId id, const QString &name) {
        return drawn([&](QPainter *painter, const QRectF &box) {
            id.isNull() ? drawNobody(painter, box, tokens) : drawFace(painter, box, id.value, name, tokens);
        });
    };
    if (const int mine = team.rowOf(me); mine >= 0)
        offer(menu, face(me, team.rowAt(mine).name), MenuWords::tr("Me"), QStringLiteral("assignMe"),
              now == me, [choose, me] { choose(me); });
    offer(menu, face({}, {}), MenuWords::tr("Nobody"), QStringLiteral("assignNobody"), now.isNull(),
          [choose] { choose({}); });
    menu->addSeparator();
    for (const Person &person : team.rows()) {
        if (person.id == me)
            continue;
        offer(menu, face(person.id, person.name), menuText(person.name),
              QStringLiteral("assign-") + person.id.toString(), now == person.id,
              [choose, id = person.id] { choose(id); });
    }
}

} // namespace desk
