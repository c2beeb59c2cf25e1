// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/admissionpresenter.h"

#include "models/domain/deliver.h"

#include <chrono>

namespace desk {

using namespace std::chrono_literals;

AdmissionPresenter::AdmissionPresenter(Admission &admission, QObject *parent)
    : QObject(parent)
    , m_admission(admission)
    , m_commands(admission)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(150ms);
    connect(&m_pause, &QTimer::timeout, this, &AdmissionPresenter::askPreview);
    listen();
}

void AdmissionPresenter::listen()
{
    using Self = AdmissionPresenter;
    using Commands = AdmissionCommands;
    connect(&m_commands, &Commands::busyChanged, this, [this] { Q_EMIT busyChanged(isBusy()); });
    connect(&m_commands, &Commands::failed, this, &Self::failed);
    connect(&m_commands, &Commands::admitted, this, &Self::admitted);
    connect(&m_commands, &Commands::roleChanged, this, &Self::refresh);
    connect(&m_commands, &Commands::removed, this, &Self::refresh);
    connect(&m_commands, &Commands::personSettled, this, &Self::refresh);
}

/// Counts what is under way, and says once what went wrong; `then` sees good answers only.
template <class T, class Then>
void AdmissionPresenter::run(const QFuture<Result<T>> &question, Then then)
{
    if (m_running++ == 0)
        Q_EMIT busyChanged(true);
    deliver(question, this, [this, then = std::move(then)](const Result<T> &answer) mutable {
        if (answer.ok())
            then(answer.value());
        if (--m_running == 0)
            Q_EMIT busyChanged(isBusy());
        if (!answer.ok())
            Q_EMIT failed(answer.error());
    });
}

void AdmissionPresenter::refresh()
{
    loadPage({}, {}, ++m_loadRound);
    loadWaiting();
}

void AdmissionPresenter::loadPage(const QString &after, QList<AllowedEmail> soFar, int round)
{
    run(m_admission.allowed({}, after),
        [this, round, soFar = std::move(soFar)](const QList<AllowedEmail> &page) mutable {
            if (round != m_loadRound)
                return;
            soFar.append(page);
            if (page.size() >= PageRows) {
                const QString last = page.last().email;
                return loadPage(last, std::move(soFar), round);
            }
            m_all = std::move(soFar);
            m_loaded = true;
            select();
        });
}

void AdmissionPresenter::loadWaiting()
{
    run(m_admission.waiting(), [this](const QList<WaitingPerson> &people) {
        if (people == m_waiting)
            return;
        m_waiting = people;
        Q_EMIT waitingChanged();
    });
}

void AdmissionPresenter::setFilter(const QString &text, std::optional<Role> role,
                                   std::optional<AllowedEmail::State> state)
{
    m_filter = text.trimmed();
    m_filterRole = role;
    m_filterState = state;
    select();
}

void AdmissionPresenter::select()
{
    m_rows.clear();
    for (const AllowedEmail &row : std::as_const(m_all)) {
        const bool named = m_filter.isEmpty() || row.email.contains(m_filter, Qt::CaseInsensitive) ||
                           row.companyName.contains(m_filter, Qt::CaseInsensitive);
        if (named && (!m_filterRole || row.role == *m_filterRole) &&
            (!m_filterState || row.state == *m_filterState))
            m_rows.append(row);
    }
    Q_EMIT rowsChanged();
}

void AdmissionPresenter::setPaste(const QString &text, Role role, CompanyId company)
{
    m_pasted = parsePastedList(text, role, company);
    m_previewed = false;
    ++m_pasteRound;
    if (m_pasted.isEmpty() || isTooLong()) {
        m_pause.stop();
        m_verdicts.clear();
    } else {
        m_pause.start();
    }
    Q_EMIT pasteChanged();
}

QList<AllowedEntry> AdmissionPresenter::entries() const
{
    QList<AllowedEntry> list;
    for (const PastedEntry &pasted : m_pasted)
        list.append(pasted.entry);
    return list;
}

void AdmissionPresenter::askPreview()
{
    run(m_admission.preview(entries()), [this, round = m_pasteRound](const QList<AllowedVerdict> &verdicts) {
        if (round != m_pasteRound)
            return;
        m_previewed = true;
        takeVerdicts(verdicts);
    });
}

/// The server counts entries; people count the lines that they see.
void AdmissionPresenter::takeVerdicts(const QList<AllowedVerdict> &verdicts)
{
    m_verdicts = verdicts;
    for (AllowedVerdict &verdict : m_verdicts)
        if (verdict.line >= 1 && verdict.line <= m_pasted.size())
            verdict.line = m_pasted[verdict.line - 1].textLine;
    Q_EMIT pasteChanged();
}

PasteCounts PasteCounts::of(const QList<AllowedVerdict> &verdicts)
{
    using Action = AllowedVerdict::Action;
    PasteCounts counts;
    for (const AllowedVerdict &verdict : verdicts) {
        switch (verdict.action) {
        case Action::Add:
            ++counts.added;
            break;
        case Action::Update:
            ++counts.changed;
            break;
        case Action::Same:
        case Action::Member:
        case Action::Duplicate:
            ++counts.same;
            break;
        case Action::Unknown:
        case Action::Invalid:
        case Action::Refused:
            ++counts.toCheck;
            break;
        }
    }
    return counts;
}

bool AdmissionPresenter::canApply() const
{
    const PasteCounts would = PasteCounts::of(m_verdicts);
    return m_previewed && !isBusy() && would.added + would.changed > 0;
}

void AdmissionPresenter::applyPaste()
{
    if (!canApply())
        return; // also a second click before the answer to the first
    m_appliedRound = m_pasteRound;
    m_commands.admit(entries());
}

void AdmissionPresenter::admitted(const QList<AllowedVerdict> &verdicts)
{
    if (m_appliedRound == m_pasteRound) {
        m_previewed = false; // done: the same text would do nothing more
        takeVerdicts(verdicts);
    }
    const PasteCounts did = PasteCounts::of(verdicts);
    Q_EMIT pasteApplied(did.added, did.changed);
    refresh();
}

} // namespace desk
