// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The client's home: a greeting, what was typed, and the requests by what the client must do about them.
// Lines are ready to be shown; the lists behind them are live.
#pragma once

#include "models/domain/account.h"
#include "models/items/ticketlistmodel.h"
#include "models/ports/clock.h"
#include "ui/client/requestwords.h"

namespace desk {

class Desk;
class DraftBook;

/// One request as the client sees it. Titles and names are foreign text.
struct RequestLine
{
    TicketId id;
    QString title;
    RequestStep step = RequestStep::Received;
    PersonId person; ///< who looks after it; null: nobody yet
    QString personName;
    QString requesterName; ///< whose it is; empty: mine
    QString second;        ///< the line under the title: what happened, or how far it is
    QString when;          ///< "Solved 9 November", "Last news 10:42"
    Delivery delivery = Delivery::Sent;
    bool isUnread = false;

    /// For screen readers: everything in one sentence.
    [[nodiscard]] QString sentence() const;
    bool operator==(const RequestLine &) const = default;
};

class ClientHomePresenter : public QObject
{
    Q_OBJECT

public:
    static constexpr int FewSolved = 5;
    static constexpr int FewMatches = 4;

    ClientHomePresenter(const Desk &desk, const Clock &clock, Account account, QObject *parent = nullptr);

    [[nodiscard]] QString greeting() const;
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const QList<RequestLine> &needsAnswer() const { return m_needsAnswer; }
    [[nodiscard]] const QList<RequestLine> &inProgress() const { return m_inProgress; }
    [[nodiscard]] const QList<RequestLine> &solved() const { return m_solved; }
    [[nodiscard]] int solvedCount() const { return m_solvedModel.count(); }
    [[nodiscard]] bool showsAllSolved() const { return m_showsAllSolved; }
    /// Own earlier requests that have the typed words in them.
    [[nodiscard]] const QList<RequestLine> &matches() const { return m_matches; }
    /// The company lets colleagues see each other's requests, so there is something to choose.
    [[nodiscard]] bool hasCompany() const;
    [[nodiscard]] bool showsCompany() const { return m_showsCompany; }
    /// The first load is over: an empty list means that there is nothing.
    [[nodiscard]] bool isLoaded() const;
    [[nodiscard]] bool isEmpty() const;

    /// Goes on with my words in this book, which outlives this presenter, and keeps them there.
    void setBook(DraftBook &book);

public Q_SLOTS:
    void setText(const QString &text);
    void setShowsAllSolved(bool all);
    void setShowsCompany(bool company);
    /// The words go along, and are gone from here.
    void startRequest();

Q_SIGNALS:
    void changed();
    void requestStarted(const QString &words);

private:
    void followAll();
    void setFilters();
    void gather();
    [[nodiscard]] QList<RequestLine> lines(const TicketListModel &model, int most) const;
    [[nodiscard]] RequestLine line(const TicketListModel &model, int row) const;
    [[nodiscard]] QString second(const Ticket &ticket, const RequestLine &line) const;

    const Desk &m_desk;
    const Clock &m_clock;
    Account m_account;
    DraftBook *m_book = nullptr;
    TicketListModel m_needsModel;
    TicketListModel m_progressModel;
    TicketListModel m_solvedModel;
    TicketListModel m_matchModel;
    QList<RequestLine> m_needsAnswer;
    QList<RequestLine> m_inProgress;
    QList<RequestLine> m_solved;
    QList<RequestLine> m_matches;
    QString m_text;
    bool m_showsAllSolved = false;
    bool m_showsCompany = false;
};

} // namespace desk
