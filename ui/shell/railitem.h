// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One line of the rail: an icon (or the key that leads there, in a small box), a word, and a count.
#pragma once

#include <QAbstractButton>
#include <QUuid>

namespace desk {

class Theme;

class RailItem : public QAbstractButton
{
    Q_OBJECT

public:
    /// `key` in place of the icon when it is not empty.
    RailItem(const Theme &theme, const QString &objectName, const QString &words, const QString &icon,
             const QString &key, QWidget *parent);

    /// Not shown when zero. `urgent`: red, with a triangle.
    void setCount(int count, bool urgent = false);
    /// A face in place of the icon.
    void setPerson(const QUuid &person, const QString &name);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintLead(QPainter *painter, const QRect &box) const;
    int paintCount(QPainter *painter) const;

    const Theme &m_theme;
    QString m_icon;
    QString m_key;
    QUuid m_person;
    QString m_name;
    int m_count = 0;
    bool m_urgent = false;
};

} // namespace desk
