// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/accountcard.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/textfield.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace desk {

namespace {

constexpr int FieldWidth = 360;

} // namespace

AccountCard::AccountCard(const QString &name, const QString &title, Reader reader, const Theme &theme,
                         QWidget *parent)
    : Panel(theme, &Tokens::surface, parent)
    , m_theme(theme)
    , m_reader(reader)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(name);
    setRadius(metrics::radiusCard);
    setEdges(Qt::TopEdge | Qt::BottomEdge | Qt::LeftEdge | Qt::RightEdge);
    m_column->setContentsMargins(metrics::panePadding, metrics::space12, metrics::panePadding,
                                 metrics::panePadding);
    m_column->setSpacing(metrics::space12);
    const TextRole role = reader == Reader::Client ? TextRole::MessageStrong : TextRole::BodyStrong;
    m_column->addWidget(new Label(theme, role, Tone::Text, title, this));
}

Label *AccountCard::addText(const QString &name, Tone tone, const QString &text)
{
    auto *label =
        new Label(m_theme, m_reader == Reader::Client ? TextRole::Message : TextRole::Body, tone, this);
    label->setObjectName(name);
    label->setOverflow(Label::Overflow::Wrap);
    say(label, text);
    m_column->addWidget(label);
    return label;
}

NoteLine *AccountCard::addNote(const QString &name)
{
    auto *note = new NoteLine(m_theme, this);
    note->setObjectName(name);
    note->setKeepsRoom(false);
    note->hide();
    m_column->addWidget(note);
    return note;
}

TextField *AccountCard::addField(const QString &name, const QString &label, const QString &icon)
{
    auto *field = new TextField(m_theme, name, label, TextField::Size::Form, this);
    field->setLeadingIcon(icon);
    field->setKeepsRoom(false);
    addNarrow(field);
    return field;
}

void AccountCard::addNarrow(QWidget *field)
{
    field->setMaximumWidth(Fonts::scaled(FieldWidth));
    QHBoxLayout *row = addRow(); // in a row a line that wraps below the field gets the height it needs
    row->addWidget(field, 1000);
    row->addStretch(1);
}

QHBoxLayout *AccountCard::addRow()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::space12);
    m_column->addLayout(row);
    return row;
}

QPushButton *AccountCard::button(const QString &name, ButtonKind kind, const QString &text)
{
    if (kind == ButtonKind::Link)
        return makeLink(name, text, this);
    const ButtonSize size = m_reader == Reader::Client ? ButtonSize::Client : ButtonSize::Row;
    QPushButton *made = makeButton(name, kind, {text, {}, size}, this);
    made->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    return made;
}

void AccountCard::say(Label *label, const QString &text)
{
    label->setVisible(!text.isEmpty());
    label->setText(text);
}

void AccountCard::sayProblem(NoteLine *note, const QString &text)
{
    note->setVisible(!text.isEmpty());
    note->sayError(text);
}

} // namespace desk
