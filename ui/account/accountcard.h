// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A card of the account page: what it is about, and room for its parts. In the sizes of whoever reads it.
#pragma once

#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panels.h"

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace desk {

class NoteLine;
class TextField;

/// Clients read larger words than the team does.
enum class Reader { Team, Client };

class AccountCard : public Panel
{
    Q_OBJECT

public:
    AccountCard(const QString &name, const QString &title, Reader reader, const Theme &theme,
                QWidget *parent = nullptr);

protected:
    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    /// Wraps; an empty text takes no room.
    Label *addText(const QString &name, Tone tone, const QString &text = {});
    /// What is wrong; hidden while nothing is.
    NoteLine *addNote(const QString &name);
    TextField *addField(const QString &name, const QString &label, const QString &icon);
    /// As wide as a field is, at most.
    void addNarrow(QWidget *field);
    [[nodiscard]] QHBoxLayout *addRow();
    [[nodiscard]] QPushButton *button(const QString &name, ButtonKind kind, const QString &text);
    static void say(Label *label, const QString &text);
    static void sayProblem(NoteLine *note, const QString &text);

private:
    const Theme &m_theme;
    Reader m_reader;
    QVBoxLayout *m_column;
};

} // namespace desk
