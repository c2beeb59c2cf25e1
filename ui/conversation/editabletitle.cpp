// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/editabletitle.h"

#include "models/domain/drafts.h"
#include "ui/inbox/rowpaint.h"
#include "ui/text/safetext.h"
#include "ui/theme/fonts.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

namespace desk {

EditableTitle::EditableTitle(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_field(new QLineEdit(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_field->setObjectName(QStringLiteral("subjectField"));
    m_field->setAccessibleName(tr("Subject"));
    m_field->setFont(Fonts::title());
    m_field->setMaxLength(NewTicket::MaxTitle);
    m_field->installEventFilter(this);
    m_field->hide();
    connect(m_field, &QLineEdit::editingFinished, this, [this] { finish(true); });
}

void EditableTitle::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text.isEmpty() ? tr("Subject") : tr("Subject: %1").arg(safeLine(text)));
    setToolTip(plainTip(text));
    update();
}

void EditableTitle::setEditable(bool editable)
{
    m_editable = editable;
    if (!editable)
        finish(false);
}

bool EditableTitle::isEditing() const
{
    return m_field->isVisible();
}

void EditableTitle::edit()
{
    if (!m_editable || isEditing())
        return;
    m_field->setText(m_text);
    m_field->setGeometry(rect());
    m_field->show();
    m_field->setFocus(Qt::OtherFocusReason);
    m_field->selectAll();
}

void EditableTitle::finish(bool keep)
{
    if (!isEditing())
        return;
    const QString written = m_field->text().trimmed();
    m_field->hide(); // before the signal, which may lead back here
    if (keep && !written.isEmpty() && written != m_text) {
        setText(written);
        Q_EMIT changed(written);
    }
    update();
}

QSize EditableTitle::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, Fonts::line(TextRole::Title) + 8};
}

QSize EditableTitle::minimumSizeHint() const
{
    return {80, Fonts::line(TextRole::Title) + 8};
}

void EditableTitle::paintEvent(QPaintEvent *)
{
    if (isEditing())
        return;
    QPainter painter(this);
    drawLineOfText(&painter, rect(), safeLine(m_text), Fonts::title(), m_theme.tokens().text,
                   layoutDirection());
}

void EditableTitle::resizeEvent(QResizeEvent *)
{
    m_field->setGeometry(rect());
}

void EditableTitle::mouseDoubleClickEvent(QMouseEvent *)
{
    edit();
}

void EditableTitle::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_F2)
        edit();
    else
        QWidget::keyPressEvent(event);
}

bool EditableTitle::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        finish(false);
        setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace desk
