// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/pastepanel.h"

#include "models/items/words.h"
#include "models/store/desk.h"
#include "ui/admin/admissiondelegate.h"
#include "ui/admin/admissionpresenter.h"
#include "ui/text/safetext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMimeData>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace desk {

PastePanel::PastePanel(AdmissionPresenter &admission, const Desk &desk, const Theme &theme,
                       const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_admission(admission)
    , m_desk(desk)
    , m_theme(theme)
    , m_clock(clock)
{
    build();
    bind();
    showPreview();
}

void PastePanel::build()
{
    setObjectName(QStringLiteral("pastePanel"));
    setAcceptDrops(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(buildBody(), 1);
    column->addWidget(buildFoot());
    setMinimumHeight(280);
}

QWidget *PastePanel::buildHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(12, 4, 4, 4);
    row->setSpacing(12);
    auto *title = new Label(m_theme, TextRole::BodyStrong, Tone::Text, tr("Add addresses or domains"), head);
    title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    row->addWidget(title);
    row->addWidget(metaLabel(m_theme,
                             tr("Type one, paste a list or drop a file. Nothing happens until you apply."),
                             head),
                   1);
    auto *close = makeIconButton(QStringLiteral("pasteClose"), QStringLiteral("close"), tr("Close"), head);
    connect(close, &QToolButton::clicked, this, &PastePanel::closed);
    row->addWidget(close);
    return head;
}

QWidget *PastePanel::buildBody()
{
    auto *body = new QWidget(this);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(0, 1, 0, 1);
    row->setSpacing(1);
    m_text = new QPlainTextEdit(body);
    m_text->setObjectName(QStringLiteral("pasteText"));
    m_text->setAccessibleName(tr("Addresses or domains, one a line"));
    m_text->setPlaceholderText(
        tr("kim@acme.example\n\"Weiß, Jürgen\" <j.weiss@acme.example>\n@acme.example"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAcceptDrops(false); // the panel takes files
    m_text->setTabChangesFocus(true);
    m_text->document()->setDocumentMargin(12);
    row->addWidget(m_text, 1);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(buildCounts(body));
    right->addWidget(buildVerdicts(body), 1);
    row->addLayout(right, 2);
    return body;
}

QWidget *PastePanel::buildCounts(QWidget *body)
{
    auto *line = new QWidget(body);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(16, 8, 12, 8);
    row->setSpacing(16);
    const auto count = [&](const char *name, Tone tone) {
        auto *label = new Label(m_theme, TextRole::MetaStrong, tone, line);
        label->setObjectName(QString::fromLatin1(name));
        label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
        row->addWidget(label);
        return label;
    };
    m_new = count("pasteNew", Tone::Success);
    m_changed = count("pasteChanged", Tone::AccentInk);
    m_same = count("pasteSame", Tone::Muted);
    m_check = count("pasteCheck", Tone::Danger);
    m_problem = count("pasteProblem", Tone::Danger);
    row->addStretch(1);
    line->setMinimumHeight(Fonts::line(TextRole::MetaStrong) + 16);
    return line;
}

QWidget *PastePanel::buildVerdicts(QWidget *body)
{
    auto *table = new QTableView(body);
    table->setObjectName(QStringLiteral("pasteVerdicts"));
    table->setAccessibleName(tr("What would happen"));
    table->setModel(&m_verdicts);
    setUpAdminTable(table, new AdmissionDelegate(AdmissionDelegate::Table::Verdicts, m_theme, m_clock, table),
                    24);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    QHeaderView *header = table->horizontalHeader();
    header->hide();
    header->moveSection(VerdictModel::ActionColumn, VerdictModel::EmailColumn);
    const std::pair<int, int> widths[] = {{VerdictModel::LineColumn, 40},
                                          {VerdictModel::ActionColumn, 130},
                                          {VerdictModel::RoleColumn, 62},
                                          {VerdictModel::ProblemColumn, 170}};
    for (const auto &[section, width] : widths)
        table->setColumnWidth(section, width);
    header->setSectionResizeMode(VerdictModel::EmailColumn, QHeaderView::Stretch);
    return table;
}

QWidget *PastePanel::buildFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(metaLabel(m_theme, tr("Those without a role get"), foot));
    m_role = new QComboBox(foot);
    m_role->setObjectName(QStringLiteral("pasteRole"));
    m_role->setAccessibleName(tr("Role of those without one"));
    for (const Role role : {Role::Client, Role::Staff, Role::Manager, Role::Admin})
        m_role->addItem(wordFor(role), int(role));
    row->addWidget(m_role);
    m_company = new QComboBox(foot);
    m_company->setObjectName(QStringLiteral("pasteCompany"));
    m_company->setAccessibleName(tr("Company of the clients"));
    m_company->setMinimumWidth(140);
    row->addWidget(m_company);
    row->addStretch(1);
    auto *cancel = makeButton(QStringLiteral("pasteCancel"), ButtonKind::Secondary, {tr("Cancel")}, foot);
    connect(cancel, &QPushButton::clicked, this, &PastePanel::closed);
    m_apply = makeButton(QStringLiteral("pasteApply"), ButtonKind::Primary, {tr("Add")}, foot);
    row->addWidget(cancel);
    row->addWidget(m_apply);
    return foot;
}

void PastePanel::bind()
{
    const auto again = [this] { preview(); };
    connect(m_text, &QPlainTextEdit::textChanged, this, again);
    connect(m_role, &QComboBox::currentIndexChanged, this, again);
    connect(m_company, &QComboBox::currentIndexChanged, this, again);
    connect(m_apply, &QPushButton::clicked, &m_admission, &AdmissionPresenter::applyPaste);
    connect(&m_admission, &AdmissionPresenter::pasteChanged, this, &PastePanel::showPreview);
    connect(&m_admission, &AdmissionPresenter::busyChanged, this, &PastePanel::showPreview);
    connect(&m_admission, &AdmissionPresenter::pasteApplied, this, &PastePanel::closed);
    connect(&m_desk.companies(), &CollectionSignals::changed, this, &PastePanel::fillCompanies);
    fillCompanies();
}

void PastePanel::fillCompanies()
{
    const QVariant chosen = m_company->currentData();
    const QSignalBlocker quiet(m_company);
    m_company->clear();
    m_company->addItem(tr("No company"), QUuid());
    for (const Company &company : m_desk.companies())
        m_company->addItem(safeLine(company.name), company.id.value);
    m_company->setCurrentIndex(std::max(0, m_company->findData(chosen)));
}

void PastePanel::begin()
{
    m_text->clear();
    m_text->setFocus();
}

void PastePanel::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > MaxFile) {
        m_problem->setText(tr("This file cannot be read, or is larger than 1 MB"));
        m_problem->show();
        return;
    }
    m_text->setPlainText(QString::fromUtf8(file.read(MaxFile)));
}

void PastePanel::preview()
{
    const auto role = static_cast<Role>(m_role->currentData().toInt());
    m_company->setEnabled(role == Role::Client);
    m_admission.setPaste(m_text->toPlainText(), role, CompanyId{m_company->currentData().toUuid()});
}

void PastePanel::showCounts(const PasteCounts &counts)
{
    m_problem->setText(m_admission.isTooLong() ? tr("More than 1,000 lines, paste a part of them")
                                               : QString());
    m_new->setText(counts.added > 0 ? tr("%L1 new").arg(counts.added) : QString());
    m_changed->setText(counts.changed > 0 ? tr("%L1 changed").arg(counts.changed) : QString());
    m_same->setText(counts.same > 0 ? tr("%L1 the same").arg(counts.same) : QString());
    m_check->setText(counts.toCheck > 0 ? tr("%L1 to check").arg(counts.toCheck) : QString());
    for (Label *label : {m_problem, m_new, m_changed, m_same, m_check})
        label->setVisible(!label->text().isEmpty());
}

void PastePanel::showPreview()
{
    m_verdicts.setRows(m_admission.verdicts());
    const PasteCounts counts = m_admission.counts();
    showCounts(counts);
    QString verb = tr("Add");
    if (counts.added > 0 && counts.changed > 0)
        verb = tr("Add %1, change %2").arg(counts.added).arg(counts.changed);
    else if (counts.added > 0)
        verb = tr("Add %1").arg(counts.added);
    else if (counts.changed > 0)
        verb = tr("Change %1").arg(counts.changed);
    m_apply->setText(verb);
    m_apply->setEnabled(m_admission.canApply());
}

void PastePanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void PastePanel::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile())
        read(urls.first().toLocalFile());
    else
        m_text->setPlainText(event->mimeData()->text());
    event->acceptProposedAction();
}

void PastePanel::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawPanel(&painter, rect(), metrics::radiusMessage, tokens.surface, tokens.lineStrong);
    const QWidget *body = m_text->parentWidget();
    drawHorizontal(&painter, rect().adjusted(1, 0, -1, 0), body->y() + 1, tokens.line);
    drawHorizontal(&painter, rect().adjusted(1, 0, -1, 0), body->geometry().bottom() + 1, tokens.line);
    drawVertical(&painter, body->geometry(), m_text->geometry().right() + 1 + body->x(), tokens.line);
}

} // namespace desk
