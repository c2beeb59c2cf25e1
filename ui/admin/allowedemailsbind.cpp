// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the Allowed emails page does when something happens.
#include "ui/admin/admissioninspector.h"
#include "ui/admin/admissionpresenter.h"
#include "ui/admin/allowedemailspage.h"
#include "ui/admin/pastepanel.h"
#include "ui/text/errortext.h"
#include "ui/text/safetext.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/toast.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QTableView>

namespace desk {

void AllowedEmailsPage::bind()
{
    AdmissionPresenter &admission = m_parts.admission;
    connect(&admission, &AdmissionPresenter::rowsChanged, this, &AllowedEmailsPage::showRows);
    const auto again = [this] { filter(); };
    connect(m_text, &QLineEdit::textChanged, this, again);
    connect(m_role, &QComboBox::currentIndexChanged, this, again);
    connect(m_state, &QComboBox::currentIndexChanged, this, again);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { showChosen(); });
    connect(m_paste, &PastePanel::closed, this, [this] {
        m_paste->hide();
        m_table->setFocus();
    });
    connect(m_banner, &Banner::actionClicked, &admission, &AdmissionPresenter::refresh);
}

/// What was done is said in a toast; what was not, in the banner.
void AllowedEmailsPage::bindWords()
{
    AdmissionPresenter &admission = m_parts.admission;
    const auto say = [this](const QString &words) {
        m_banner->hide();
        m_toast->say(QStringLiteral("check"), words);
    };
    connect(&admission, &AdmissionPresenter::pasteApplied, this, [say](int added, int changed) {
        say(tr("%n added", nullptr, added) + QStringLiteral(", ") + tr("%n changed", nullptr, changed));
    });
    connect(&admission.commands(), &AdmissionCommands::roleChanged, this,
            [say](const QString &email, Role) { say(tr("The role of %1 is changed").arg(isolated(email))); });
    connect(&admission.commands(), &AdmissionCommands::removed, this,
            [say](const QString &email, int sessions) {
                say(tr("%1 may not come in any more. Sessions ended: %2").arg(isolated(email)).arg(sessions));
            });
    connect(&admission.commands(), &AdmissionCommands::sessionsEnded, this,
            [say](int count) { say(tr("Sessions ended: %1").arg(count)); });
    connect(&admission.commands(), &AdmissionCommands::personSettled, this,
            [say](PersonId) { say(tr("Done")); });
    connect(&admission, &AdmissionPresenter::failed, this, [this](const Error &error) {
        const bool loading = !m_parts.admission.isLoaded();
        const ErrorText words =
            errorText(error, loading ? Doing::LoadingAdmission : Doing::ChangingAdmission);
        m_banner->say(Banner::Kind::Danger, words.what, words.then);
        m_banner->setAction(loading ? tr("Try again") : QString(),
                            loading ? QStringLiteral("sync") : QString());
        m_banner->show();
    });
}

void AllowedEmailsPage::filter()
{
    std::optional<Role> role;
    if (m_role->currentData().isValid())
        role = static_cast<Role>(m_role->currentData().toInt());
    std::optional<AllowedEmail::State> state;
    if (m_state->currentData().isValid())
        state = static_cast<AllowedEmail::State>(m_state->currentData().toInt());
    m_parts.admission.setFilter(m_text->text(), role, state);
}

void AllowedEmailsPage::showRows()
{
    const AdmissionPresenter &admission = m_parts.admission;
    m_rows.setRows(admission.rows());
    m_count->setText(admission.isLoaded() ? QLocale().toString(admission.total()) : QString());
    m_shown->setText(admission.isLoaded() ? tr("%L1 shown").arg(admission.rows().size()) : QString());
    if (!m_table->currentIndex().isValid() && m_rows.rowCount() > 0)
        m_table->selectRow(0);
    showChosen();
}

void AllowedEmailsPage::showChosen()
{
    const int row = m_table->currentIndex().row();
    const bool there = row >= 0 && row < m_rows.rowCount();
    m_inspector->show(there ? std::optional(m_rows.rowAt(row)) : std::nullopt);
}

void AllowedEmailsPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("A list of addresses"));
    dialog->setObjectName(QStringLiteral("importDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Text and tables (*.txt *.csv *.tsv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_paste->show();
        m_paste->read(path);
    });
    dialog->open();
}

} // namespace desk
