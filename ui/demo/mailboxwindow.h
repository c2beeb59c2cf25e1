// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The local stack's mail box, shown beside the program in demo mode: who got which mail, its text, its code
// to copy and its link to open. Mails are foreign text and shown as text.
#pragma once

#include "models/domain/mail.h"

#include <QList>
#include <QUrl>
#include <QWidget>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace desk {

class MailBoxWindow : public QWidget
{
    Q_OBJECT

public:
    explicit MailBoxWindow(QWidget *parent = nullptr);

    void setMails(const QList<Mail> &mails); ///< oldest first, shown newest first

Q_SIGNALS:
    void linkChosen(const QUrl &link);

private:
    void build();
    void bind();
    void showMail(int row);
    [[nodiscard]] const Mail *current() const;

    QList<Mail> m_mails; ///< newest first
    QLabel *m_title = nullptr;
    QListWidget *m_list = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_open = nullptr;
};

/// The six digits that a sign-in mail holds, or empty.
QString codeIn(const Mail &mail);
/// The first deskbell:// or loopback link in it, or an invalid one.
QUrl linkIn(const Mail &mail);

} // namespace desk
