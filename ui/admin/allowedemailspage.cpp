// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/allowedemailspage.h"

#include "models/items/words.h"
#include "ui/admin/admissiondelegate.h"
#include "ui/admin/admissioninspector.h"
#include "ui/admin/admissionpresenter.h"
#include "ui/admin/pastepanel.h"
#include "ui/admin/waitingpanel.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panels.h"
#include "ui/widgets/toast.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace desk {

AllowedEmailsPage::AllowedEmailsPage(const AllowedEmailsParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
{
    build();
    bind();
    bindWords();
    showRows();
}

void AllowedEmailsPage::build()
{
    setObjectName(QStringLiteral("allowedEmailsPage"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *paper = new Panel(m_parts.theme, &Tokens::surface, this);
    auto *column = new QVBoxLayout(paper);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space8);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(metrics::panePadding, metrics::space8, metrics::panePadding, 0);
    top->setSpacing(metrics::space8);
    top->addWidget(buildHead());
    m_banner = new Banner(m_parts.theme, paper);
    m_banner->setObjectName(QStringLiteral("admissionBanner"));
    m_banner->hide();
    top->addWidget(m_banner);
    top->addWidget(new WaitingPanel(m_parts, paper));
    m_paste = new PastePanel(m_parts.admission, m_parts.desk, m_parts.theme, m_parts.clock, paper);
    m_paste->hide();
    top->addWidget(m_paste);
    top->addWidget(buildFilter());
    column->addLayout(top);
    column->addWidget(buildTable(), 1);
    row->addWidget(paper, 1);
    m_inspector = new AdmissionInspector(m_parts, this);
    row->addWidget(m_inspector);
    m_toast = new Toast(m_parts.theme, m_table);
}

QWidget *AllowedEmailsPage::buildHead()
{
    auto *head = new QWidget(this);
    head->setFixedHeight(metrics::listHeader);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::space8);
    auto *title = new Label(m_parts.theme, TextRole::Title, Tone::Text, tr("Allowed emails"), head);
    title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_count = new Label(m_parts.theme, TextRole::Body, Tone::Muted, head);
    m_count->setObjectName(QStringLiteral("allowedCount"));
    m_count->setTabular(true);
    row->addWidget(title);
    row->addWidget(m_count, 1);
    auto *import = makeButton(QStringLiteral("importFile"), ButtonKind::Secondary,
                              {tr("Import a file"), QStringLiteral("import")}, head);
    connect(import, &QPushButton::clicked, this, &AllowedEmailsPage::chooseFile);
    auto *add = makeButton(QStringLiteral("addEmails"), ButtonKind::Primary,
                           {tr("Add"), QStringLiteral("plus")}, head);
    connect(add, &QPushButton::clicked, this, [this] {
        m_paste->show();
        m_paste->begin();
    });
    row->addWidget(import);
    row->addWidget(add);
    return head;
}

QWidget *AllowedEmailsPage::buildFilter()
{
    auto *strip = new QWidget(this);
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::space8);
    m_text = new QLineEdit(strip);
    m_text->setObjectName(QStringLiteral("allowedFilter"));
    m_text->setAccessibleName(tr("Filter by address or organization"));
    m_text->setPlaceholderText(tr("Filter by address or organization"));
    m_text->addAction(icon("search"), QLineEdit::LeadingPosition);
    m_text->setFixedWidth(280);
    m_text->setClearButtonEnabled(true);
    row->addWidget(m_text);
    m_role = new QComboBox(strip);
    m_role->setObjectName(QStringLiteral("allowedRole"));
    m_role->setAccessibleName(tr("Role"));
    m_role->addItem(tr("Role: any"));
    for (const Role role : {Role::Client, Role::Staff, Role::Manager, Role::Admin})
        m_role->addItem(tr("Role: %1").arg(wordFor(role)), int(role));
    row->addWidget(m_role);
    m_state = new QComboBox(strip);
    m_state->setObjectName(QStringLiteral("allowedState"));
    m_state->setAccessibleName(tr("State"));
    m_state->addItem(tr("State: any"));
    using State = AllowedEmail::State;
    for (const State state : {State::Member, State::Invited, State::Domain, State::Inactive, State::Expired})
        m_state->addItem(tr("State: %1").arg(wordFor(state)), int(state));
    row->addWidget(m_state);
    row->addStretch(1);
    m_shown = new Label(m_parts.theme, TextRole::Meta, Tone::Muted, strip);
    m_shown->setObjectName(QStringLiteral("allowedShown"));
    row->addWidget(m_shown);
    return strip;
}

QWidget *AllowedEmailsPage::buildTable()
{
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("allowedTable"));
    m_table->setAccessibleName(tr("Allowed emails"));
    m_table->setModel(&m_rows);
    setUpAdminTable(
        m_table,
        new AdmissionDelegate(AdmissionDelegate::Table::Allowed, m_parts.theme, m_parts.clock, m_table),
        metrics::adminRow);
    m_table->horizontalHeader()->setSectionResizeMode(AllowedEmailModel::EmailColumn, QHeaderView::Stretch);
    const std::pair<int, int> widths[] = {{AllowedEmailModel::RoleColumn, 86},
                                          {AllowedEmailModel::CompanyColumn, 150},
                                          {AllowedEmailModel::StateColumn, 160},
                                          {AllowedEmailModel::LastSeenColumn, 104},
                                          {AllowedEmailModel::AddedColumn, 110}};
    for (const auto &[column, width] : widths)
        m_table->setColumnWidth(column, width);
    return m_table;
}

} // namespace desk
