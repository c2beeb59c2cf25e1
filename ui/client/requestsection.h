// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A heading with a count, and a card of requests under it. Rows stay the same widgets while their requests
// do, so that neither focus nor pointer loses its place when something changes.
#pragma once

#include "ui/client/requestrow.h"

class QHBoxLayout;

namespace desk {

class Card;
class Label;

class RequestSection : public QWidget
{
    Q_OBJECT

public:
    RequestSection(const QString &name, const QString &heading, RequestRow::Form form, const Theme &theme,
                   QWidget *parent = nullptr);

    /// No lines: the section is not there. `total` may be more than are shown.
    void setLines(const QList<RequestLine> &lines, int total);
    /// Beside the heading, at its end.
    [[nodiscard]] QHBoxLayout *head() const { return m_head; }
    [[nodiscard]] const QList<RequestRow *> &rows() const { return m_rows; }

Q_SIGNALS:
    void opened(desk::TicketId ticket);

private:
    [[nodiscard]] RequestRow *takeRow(TicketId ticket);

    RequestRow::Form m_form;
    const Theme &m_theme;
    QHBoxLayout *m_head;
    Label *m_count;
    Card *m_card;
    QList<RequestRow *> m_rows;
};

} // namespace desk
