// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/homepage.h"

#include "ui/client/askpanel.h"
#include "ui/client/pagecolumn.h"
#include "ui/client/requestsection.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace desk {

namespace {

constexpr int ColumnWidth = 832;
constexpr int FieldHeight = 48;

} // namespace

HomePage::HomePage(ClientHomePresenter &presenter, const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_presenter(presenter)
    , m_theme(theme)
{
    build();
    bind();
    refresh();
}

void HomePage::build()
{
    setObjectName(QStringLiteral("homePage"));
    setAccessibleName(tr("My requests"));
    QVBoxLayout *column = makeColumn(this, ColumnWidth);
    QWidget *middle = column->parentWidget();
    column->setContentsMargins(0, metrics::space32, 0, metrics::space24);
    column->setSpacing(metrics::space20);
    m_greeting = new Label(m_theme, TextRole::PageTitle, Tone::Text, middle);
    m_greeting->setObjectName(QStringLiteral("greeting"));
    m_scope = makeButton(QStringLiteral("companyScope"), ButtonKind::Chip, {tr("My company")}, middle);
    m_scope->setCheckable(true);
    m_scope->setAccessibleName(tr("Show the requests of my whole company"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_greeting, 1);
    head->addWidget(m_scope);
    column->addLayout(head);
    column->addSpacing(-metrics::space8);
    buildField(column);
    buildSections(column);
    column->addStretch(1);
}

void HomePage::buildField(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space12);
    m_field = new QLineEdit(this);
    m_field->setObjectName(QStringLiteral("askField"));
    m_field->setAccessibleName(tr("What do you need help with?"));
    m_field->setPlaceholderText(tr("A few words, such as “printer stops after one page”"));
    m_field->setFont(Fonts::weighted(Fonts::of(TextRole::Title), QFont::Normal));
    m_field->setFixedHeight(Fonts::scaled(FieldHeight));
    m_field->addAction(icon(u"search"), QLineEdit::LeadingPosition);
    m_new = makeButton(QStringLiteral("newRequest"), ButtonKind::Primary,
                       {tr("New request"), QStringLiteral("plus"), ButtonSize::Client}, this);
    m_new->setFixedHeight(Fonts::scaled(FieldHeight));
    row->addWidget(m_field, 1);
    row->addWidget(m_new);
    m_panel = new AskPanel(m_theme, this);
    auto *both = new QVBoxLayout;
    both->setSpacing(metrics::space8);
    both->addLayout(row);
    both->addWidget(m_panel);
    column->addLayout(both);
}

void HomePage::buildSections(QVBoxLayout *column)
{
    using Form = RequestRow::Form;
    const auto section = [&](const char *name, const QString &heading, Form form) {
        auto *made = new RequestSection(QString::fromLatin1(name), heading, form, m_theme, this);
        connect(made, &RequestSection::opened, this, &HomePage::opened);
        column->addWidget(made);
        return made;
    };
    m_needs = section("needsAnswer", tr("Needs your answer"), Form::Answer);
    m_progress = section("inProgress", tr("In progress"), Form::Progress);
    m_solved = section("solved", tr("Solved"), Form::Solved);
    m_all = makeLink(QStringLiteral("allSolved"), {}, this);
    m_solved->head()->addWidget(m_all);
    m_empty = new EmptyState(m_theme, this);
    m_empty->setObjectName(QStringLiteral("noRequests"));
    column->addWidget(m_empty);
}

void HomePage::bind()
{
    connect(m_field, &QLineEdit::textChanged, &m_presenter, &ClientHomePresenter::setText);
    connect(m_field, &QLineEdit::returnPressed, &m_presenter, &ClientHomePresenter::startRequest);
    connect(m_new, &QPushButton::clicked, &m_presenter, &ClientHomePresenter::startRequest);
    connect(m_panel, &AskPanel::startRequested, &m_presenter, &ClientHomePresenter::startRequest);
    connect(m_panel, &AskPanel::opened, this, &HomePage::opened);
    connect(m_empty, &EmptyState::buttonClicked, &m_presenter, &ClientHomePresenter::startRequest);
    connect(m_scope, &QPushButton::toggled, &m_presenter, &ClientHomePresenter::setShowsCompany);
    connect(m_all, &QPushButton::clicked, &m_presenter,
            [this] { m_presenter.setShowsAllSolved(!m_presenter.showsAllSolved()); });
    connect(&m_presenter, &ClientHomePresenter::changed, this, &HomePage::refresh);
}

void HomePage::refresh()
{
    m_greeting->setText(m_presenter.greeting());
    if (m_field->text() != m_presenter.text())
        m_field->setText(m_presenter.text());
    m_panel->setVisible(!m_presenter.text().trimmed().isEmpty());
    m_panel->setMatches(m_presenter.matches());
    m_needs->setLines(m_presenter.needsAnswer(), int(m_presenter.needsAnswer().size()));
    m_progress->setLines(m_presenter.inProgress(), int(m_presenter.inProgress().size()));
    refreshSolved();
    m_empty->setVisible(m_presenter.isEmpty());
    if (m_presenter.isLoaded()) {
        m_empty->say(QStringLiteral("ok"), tr("You have no requests"),
                     tr("When something does not work, type it above or start a request. You see here how "
                        "far it is."));
        m_empty->setWays(tr("Start a request"));
    } else {
        m_empty->say(QStringLiteral("sync"), tr("Your requests are on their way"),
                     tr("You can start a new one meanwhile."));
        m_empty->setWays({});
    }
}

void HomePage::refreshSolved()
{
    const int total = m_presenter.solvedCount();
    m_solved->setLines(m_presenter.solved(), total);
    m_all->setVisible(total > ClientHomePresenter::FewSolved);
    m_all->setText(m_presenter.showsAllSolved() ? tr("Show fewer")
                                                : tr("Show all %1").arg(QLocale().toString(total)));
    m_scope->setVisible(m_presenter.hasCompany());
    m_scope->setChecked(m_presenter.showsCompany());
}

void HomePage::takeFocus()
{
    m_field->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
