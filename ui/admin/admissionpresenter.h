// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the Allowed emails page knows and does, without a widget: the list, the pasted list with what the
// server would do, and the people who wait. Reads through the port Admission; what is decided goes through
// AdmissionCommands.
#pragma once

#include "models/commands/admissioncommands.h"
#include "models/ports/admission.h"
#include "ui/admin/pastedlist.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace desk {

/// What a pasted list would do, counted.
struct PasteCounts
{
    int added = 0;
    int changed = 0;
    int same = 0;
    int toCheck = 0;

    [[nodiscard]] static PasteCounts of(const QList<AllowedVerdict> &verdicts);
    bool operator==(const PasteCounts &) const = default;
};

class AdmissionPresenter : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxEntries = 1000; ///< what the server takes at once
    static constexpr int PageRows = 500;    ///< rows of one answer of Admission::allowed

    explicit AdmissionPresenter(Admission &admission, QObject *parent = nullptr);

    /// What is decided, and what comes of it.
    [[nodiscard]] AdmissionCommands &commands() { return m_commands; }
    [[nodiscard]] const QList<AllowedEmail> &rows() const { return m_rows; } ///< those that pass the filter
    [[nodiscard]] qsizetype total() const { return m_all.size(); }
    [[nodiscard]] const QList<WaitingPerson> &waiting() const { return m_waiting; }
    [[nodiscard]] const QList<AllowedVerdict> &verdicts() const { return m_verdicts; }
    [[nodiscard]] PasteCounts counts() const { return PasteCounts::of(m_verdicts); }
    [[nodiscard]] bool canApply() const;
    [[nodiscard]] bool isTooLong() const { return m_pasted.size() > MaxEntries; }
    [[nodiscard]] bool isBusy() const { return m_running > 0 || m_commands.isBusy(); }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }

public Q_SLOTS:
    void refresh();
    void setFilter(const QString &text, std::optional<desk::Role> role,
                   std::optional<desk::AllowedEmail::State> state);
    /// Reads the text and asks, after a short pause in typing, what the server would do. Changes nothing
    /// there.
    void setPaste(const QString &text, desk::Role role, desk::CompanyId company);
    /// Does what the preview said, once.
    void applyPaste();

Q_SIGNALS:
    void rowsChanged();
    void waitingChanged();
    void pasteChanged(); ///< verdicts, counts or canApply
    void busyChanged(bool busy);
    void failed(const desk::Error &error); ///< of questions and of decisions
    void pasteApplied(int added, int changed);

private:
    template <class T, class Then>
    void run(const QFuture<Result<T>> &question, Then then);
    void loadPage(const QString &after, QList<AllowedEmail> soFar, int round);
    void loadWaiting();
    void askPreview();
    void select();
    void takeVerdicts(const QList<AllowedVerdict> &verdicts);
    void admitted(const QList<AllowedVerdict> &verdicts);
    void listen();
    [[nodiscard]] QList<AllowedEntry> entries() const;

    Admission &m_admission;
    AdmissionCommands m_commands;
    QList<AllowedEmail> m_all;
    QList<AllowedEmail> m_rows;
    QList<WaitingPerson> m_waiting;
    QList<PastedEntry> m_pasted;
    QList<AllowedVerdict> m_verdicts;
    QTimer m_pause; ///< between the last key in the pasted text and the question
    QString m_filter;
    std::optional<Role> m_filterRole;
    std::optional<AllowedEmail::State> m_filterState;
    int m_pasteRound = 0;   ///< answers to older texts are not shown
    int m_appliedRound = 0; ///< the text that was admitted last
    int m_loadRound = 0;
    int m_running = 0;
    bool m_previewed = false; ///< the verdicts belong to the text as it is now
    bool m_loaded = false;
};

} // namespace desk
