// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/personcard.h"

#include "ui/text/safetext.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>

namespace desk {

PersonCard::PersonCard(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("person"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PersonCard::setAccount(const Account &account)
{
    m_person = account.person;
    m_name = safeLine(account.name.isEmpty() ? account.email : account.name);
    m_under = safeLine(account.organizationName.isEmpty() ? account.email : account.organizationName);
    setAccessibleName(m_name + QStringLiteral(", ") + m_under);
    update();
}

QSize PersonCard::sizeHint() const
{
    return {metrics::signInWidth, std::max(metrics::faceCard, Fonts::line(TextRole::Body) * 2)};
}

void PersonCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto seen = [this](const QRect &box) { return QStyle::visualRect(layoutDirection(), rect(), box); };
    drawFace(&painter, seen({0, 0, metrics::faceCard, metrics::faceCard}), m_person.value, m_name,
             m_theme.tokens());
    const int x = metrics::faceCard + metrics::space12;
    const int line = Fonts::line(TextRole::Meta) + 2;
    const int top = (metrics::faceCard - 2 * line) / 2;
    const auto text = [&](int y, TextRole role, const QColor &colour, const QString &words) {
        const QRect box = seen({x, y, width() - x, line});
        painter.setFont(Fonts::of(role));
        painter.setPen(colour);
        painter.drawText(box,
                         int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(words, Qt::ElideRight, box.width()));
    };
    text(top, TextRole::BodyStrong, m_theme.tokens().text, m_name);
    text(top + line, TextRole::Body, m_theme.tokens().muted, m_under);
}

} // namespace desk
