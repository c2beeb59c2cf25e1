// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One person as a round face with initials: nobody, live, or last known; with presence, or with the lock of
// the top bar.
#pragma once

#include "ui/theme/tokens.h"

#include <QUuid>
#include <QWidget>

namespace desk {

class Theme;

class Face : public QWidget
{
    Q_OBJECT

public:
    /// `diameter` in px: metrics::faceRow, faceMessage, faceCard.
    Face(const Theme &theme, int diameter, QWidget *parent = nullptr);

    /// A null id shows the dashed ring of nobody.
    void setPerson(const QUuid &id, const QString &name);
    void setPresence(PresenceMark presence);
    /// Not live: the dashed ring around the face that was last seen there.
    void setLastKnown(bool isLastKnown);
    /// Ground behind the face, for the rim of its marks; the window's colour when not set.
    void setGround(QColor Tokens::*ground);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void nameForReaders();

    const Theme &m_theme;
    int m_diameter;
    QUuid m_id;
    QString m_name;
    PresenceMark m_presence = PresenceMark::Offline;
    bool m_isLastKnown = false;
    QColor Tokens::*m_ground = &Tokens::window;
};

} // namespace desk
