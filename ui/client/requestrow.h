// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One request on the client's home: a button as wide as the card, read aloud as one sentence. What it shows
// follows from its step: something to answer, how far it is and with whom, or when it was solved.
#pragma once

#include "ui/client/clienthomepresenter.h"

#include <QAbstractButton>

class QPushButton;

namespace desk {

class Theme;

class RequestRow : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Form { Answer, Progress, Solved, Match };

    RequestRow(Form form, const Theme &theme, QWidget *parent = nullptr);

    void setLine(const RequestLine &line);
    [[nodiscard]] const RequestLine &line() const { return m_line; }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void opened(desk::TicketId ticket);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void paintWords(QPainter *painter, const QRect &room) const;
    void paintProgress(QPainter *painter) const;
    void paintPerson(QPainter *painter, const QRect &room) const;
    void paintSolved(QPainter *painter) const;
    void paintSign(QPainter *painter) const;
    void text(QPainter *painter, const QRect &box, const QString &words, const QColor &ink) const;
    [[nodiscard]] QRect seen(const QRect &box) const;
    [[nodiscard]] bool isTwoLined() const { return m_form != Form::Solved; }

    Form m_form;
    const Theme &m_theme;
    RequestLine m_line;
    QPushButton *m_answer = nullptr;
};

} // namespace desk
