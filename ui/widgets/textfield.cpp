// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/textfield.h"

#include "ui/theme/kinds.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/noteline.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace desk {

TextField::TextField(const Theme &theme, const QString &objectName, const QString &label, Size size,
                     QWidget *parent)
    : QWidget(parent)
    , m_label(new Label(theme, TextRole::Button, Tone::Text, label, this))
    , m_edit(new QLineEdit(this))
    , m_line(new NoteLine(theme, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space6);
    column->addWidget(m_label);
    column->addWidget(m_edit);
    column->addWidget(m_line);
    m_edit->setObjectName(objectName);
    m_edit->setAccessibleName(label);
    m_label->setBuddy(m_edit);
    if (size == Size::Row)
        return;
    const TextRole role = size == Size::SignIn ? TextRole::Message : TextRole::Body;
    const int designed = size == Size::SignIn ? metrics::signInField : metrics::formField;
    m_edit->setFont(Fonts::of(role));
    m_edit->setFixedHeight(std::max(designed, Fonts::line(role) + 14));
}

QString TextField::text() const
{
    return m_edit->text();
}

void TextField::setText(const QString &text)
{
    if (m_edit->text() != text) // keeps the place of the caret while a presenter echoes what is typed
        m_edit->setText(text);
}

void TextField::setLabel(const QString &label)
{
    m_label->setText(label);
    m_edit->setAccessibleName(label);
}

void TextField::setLeadingIcon(const QString &name)
{
    desk::setLeadingIcon(m_edit, name);
}

void TextField::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

void TextField::setHint(const QString &hint)
{
    m_hint = hint;
    showLine();
}

void TextField::setError(const QString &error)
{
    m_error = error;
    showLine();
}

QString TextField::error() const
{
    return m_error;
}

void TextField::setKeepsRoom(bool keepsRoom)
{
    m_line->setKeepsRoom(keepsRoom);
    m_line->setVisible(keepsRoom || !m_line->text().isEmpty());
}

void TextField::showLine()
{
    setWrong(m_edit, !m_error.isEmpty());
    if (m_error.isEmpty())
        m_line->say({}, Tone::Muted, m_hint);
    else
        m_line->sayError(m_error);
    m_line->setVisible(m_line->sizeHint().height() > 0);
    m_edit->setAccessibleDescription(m_error.isEmpty() ? m_hint : m_error);
}

} // namespace desk
