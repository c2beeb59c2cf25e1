// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The paper of every page before the desk: a column in the middle, its foot at the bottom, and the small
// parts that the pages share. Grows with the system's text; scrolls where the window is too small.
#pragma once

#include "ui/signin/prose.h"
#include "ui/theme/kinds.h"
#include "ui/widgets/label.h"
#include "ui/widgets/noteline.h"

#include <QScrollArea>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace desk {

class TextField;

class DoorPage : public QScrollArea
{
    Q_OBJECT

public:
    DoorPage(const QString &name, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }

    void addMark();
    Label *addTitle(const QString &text);
    Prose *addIntro(const QString &text);
    /// Wrapped; takes no room while it is empty (showText).
    Label *addText(const QString &name, TextRole role, Tone tone);
    /// Something with gaps around it; hide the box that is answered, and the gaps go too.
    QWidget *addOptional(QWidget *child, int above, int below);
    /// A line with an icon: what to mend, what to know. Takes no room while it is empty (sayOn).
    NoteLine *addNote(const QString &name, int above, int below);
    /// A line to fill in, with the gap below it. Its mistake takes no room while there is none.
    TextField *addField(const QString &name, const QString &label, const QString &iconName);
    /// Full width of the column, as high as sign-in wants its buttons.
    QPushButton *addButton(const QString &name, const QString &words, ButtonKind kind,
                           const QString &iconName = {});
    QHBoxLayout *addRow();
    void addGap(int designed);
    /// At the bottom of the page; an empty text takes it away.
    void setFoot(const QString &iconName, const QString &text);
    /// Beside the foot.
    QPushButton *addFootLink(const QString &name, const QString &words);

    static void showText(QLabel *label, const QString &text);
    static void sayOn(NoteLine *note, const QString &icon, Tone tone, const QString &text);
    static void sayProblem(NoteLine *note, const QString &text);

private:
    const Theme &m_theme;
    QWidget *m_paper;
    QVBoxLayout *m_column;
    QHBoxLayout *m_footRow;
    NoteLine *m_foot;
};

} // namespace desk
