// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demo/mailboxwindow.h"

#include "ui/text/safetext.h"
#include "ui/theme/fonts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace desk {

MailBoxWindow::MailBoxWindow(QWidget *parent)
    : QWidget(parent, Qt::Window)
{
    setObjectName(QStringLiteral("mailBoxWindow"));
    setAttribute(Qt::WA_QuitOnClose, false); // it stands beside the program and ends with it
    setWindowTitle(tr("Mail box of the demo"));
    build();
    bind();
    setMails({});
}

void MailBoxWindow::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    m_title = new QLabel(this);
    m_title->setFont(Fonts::title());
    m_title->setTextFormat(Qt::PlainText);
    column->addWidget(m_title);

    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("mailList"));
    m_list->setAccessibleName(tr("Mails, newest first"));
    column->addWidget(m_list, 1);

    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(QStringLiteral("mailText"));
    m_text->setAccessibleName(tr("Text of the mail"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    column->addWidget(m_text, 1);

    auto *row = new QHBoxLayout;
    m_copy = new QPushButton(tr("Copy code"), this);
    m_copy->setObjectName(QStringLiteral("copyCode"));
    m_open = new QPushButton(tr("Open link"), this);
    m_open->setObjectName(QStringLiteral("openLink"));
    row->addWidget(m_copy);
    row->addWidget(m_open);
    row->addStretch();
    column->addLayout(row);
    resize(420, 560);
}

void MailBoxWindow::bind()
{
    connect(m_list, &QListWidget::currentRowChanged, this, &MailBoxWindow::showMail);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (const Mail *mail = current())
            QGuiApplication::clipboard()->setText(codeIn(*mail));
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const Mail *mail = current())
            Q_EMIT linkChosen(linkIn(*mail));
    });
}

void MailBoxWindow::setMails(const QList<Mail> &mails)
{
    m_mails = QList<Mail>(mails.crbegin(), mails.crend());
    m_title->setText(mails.isEmpty() ? tr("No mail yet") : tr("%n mail(s)", nullptr, int(mails.size())));
    m_list->clear();
    for (const Mail &mail : std::as_const(m_mails))
        m_list->addItem(tr("To %1: %2").arg(safeLine(mail.to), safeLine(mail.subject)));
    m_list->setCurrentRow(m_mails.isEmpty() ? -1 : 0);
    showMail(m_list->currentRow());
}

void MailBoxWindow::showMail(int)
{
    const Mail *mail = current();
    m_text->setPlainText(mail ? mail->text : tr("Codes and links for signing in arrive here."));
    m_copy->setEnabled(mail && !codeIn(*mail).isEmpty());
    m_open->setEnabled(mail && linkIn(*mail).isValid());
}

const Mail *MailBoxWindow::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_mails.size() ? &m_mails.at(row) : nullptr;
}

QString codeIn(const Mail &mail)
{
    static const QRegularExpression sixDigits(QStringLiteral("(?<!\\d)(\\d{6})(?!\\d)"));
    return sixDigits.match(mail.text).captured(1);
}

QUrl linkIn(const Mail &mail)
{
    static const QRegularExpression links(QStringLiteral("(deskbell://|http://127\\.0\\.0\\.1:)\\S{1,4000}"));
    const auto match = links.match(mail.text);
    return match.hasMatch() ? QUrl(match.captured(0), QUrl::StrictMode) : QUrl();
}

} // namespace desk
