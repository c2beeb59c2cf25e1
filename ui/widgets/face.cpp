// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/face.h"

#include "ui/text/safetext.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace desk {

namespace {

constexpr int margin = 3; // room for presence marks and for the ring of "last known"

QString presenceWord(PresenceMark mark)
{
    switch (mark) {
    case PresenceMark::Available:
        return Face::tr("available");
    case PresenceMark::Away:
        return Face::tr("away");
    case PresenceMark::Busy:
        return Face::tr("busy");
    case PresenceMark::Offline:
        break;
    }
    return {};
}

} // namespace

Face::Face(const Theme &theme, int diameter, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_diameter(diameter)
{
    setFixedSize(sizeHint());
    nameForReaders();
}

void Face::setPerson(const QUuid &id, const QString &name)
{
    m_id = id;
    m_name = name;
    nameForReaders();
    update();
}

void Face::setPresence(PresenceMark presence)
{
    m_presence = presence;
    nameForReaders();
    update();
}

void Face::setLastKnown(bool isLastKnown)
{
    m_isLastKnown = isLastKnown;
    nameForReaders();
    update();
}

void Face::setGround(QColor Tokens::*ground)
{
    m_ground = ground;
    update();
}

QSize Face::sizeHint() const
{
    return {m_diameter + 2 * margin, m_diameter + 2 * margin};
}

void Face::nameForReaders()
{
    const QString known = safeLine(m_name);
    QString name = m_id.isNull() ? tr("Nobody") : known.isEmpty() ? tr("Somebody") : known;
    const QString word = presenceWord(m_presence);
    if (!m_id.isNull() && m_isLastKnown)
        name = tr("%1, last known").arg(name);
    else if (!m_id.isNull() && !word.isEmpty())
        name = tr("%1, %2", "name, presence").arg(name, word);
    setAccessibleName(name);
    setToolTip(plainTip(name));
}

void Face::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = m_theme.tokens();
    const QRectF circle(margin, margin, m_diameter, m_diameter);
    if (m_id.isNull())
        return drawNobody(&painter, circle, tokens);
    drawFace(&painter, circle, m_id, m_name, tokens);
    if (m_isLastKnown)
        drawLastKnown(&painter, circle, tokens);
    else
        drawPresence(&painter, circle, m_presence, tokens, tokens.*m_ground);
}

} // namespace desk
