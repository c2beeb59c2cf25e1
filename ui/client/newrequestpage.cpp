// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/newrequestpage.h"

#include "ui/client/choicecard.h"
#include "ui/client/descriptionfield.h"
#include "ui/client/pagecolumn.h"
#include "ui/client/requestwords.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/textfield.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace desk {

namespace {

constexpr int ColumnWidth = 640;

} // namespace

NewRequestPage::NewRequestPage(NewRequestPresenter &presenter, const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_presenter(presenter)
    , m_theme(theme)
{
    QVBoxLayout *column = buildPaper();
    buildHead(column);
    buildCategory(column);
    m_description = new DescriptionField(m_theme, QStringLiteral("requestText"),
                                         tr("What happens, and since when?"), this);
    column->addWidget(m_description, 1);
    buildUrgency(column);
    buildEnd(column);
    bind();
    refresh();
}

QVBoxLayout *NewRequestPage::buildPaper()
{
    setObjectName(QStringLiteral("newRequestPage"));
    setAccessibleName(tr("New request"));
    QVBoxLayout *column = makeColumn(this, ColumnWidth);
    widget()->setBackgroundRole(QPalette::Base);
    column->setContentsMargins(0, metrics::space24, 0, metrics::space24);
    column->setSpacing(metrics::space16);
    return column;
}

void NewRequestPage::buildHead(QVBoxLayout *column)
{
    m_back =
        makeIconButton(QStringLiteral("draftBack"), QStringLiteral("back"), tr("Back to my requests"), this);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space8);
    row->addWidget(m_back);
    row->addWidget(pageTitle(m_theme, tr("New request"), this), 1);
    column->addLayout(row);
    m_title = new TextField(m_theme, QStringLiteral("requestTitle"), tr("What is it, in a few words?"),
                            TextField::Size::Form, this);
    m_title->setKeepsRoom(false);
    column->addWidget(m_title);
}

void NewRequestPage::buildCategory(QVBoxLayout *column)
{
    auto *label = new Label(m_theme, TextRole::Button, Tone::Text, tr("What is it about?"), this);
    m_category = new QComboBox(this);
    m_category->setObjectName(QStringLiteral("requestCategory"));
    m_category->setAccessibleName(tr("What is it about?"));
    m_category->setPlaceholderText(tr("Choose, if you know"));
    m_category->setFixedHeight(Fonts::scaled(metrics::formField));
    const auto choices = requestCategories();
    for (const Choice &choice : choices)
        m_category->addItem(choice.words);
    m_category->setCurrentIndex(-1);
    label->setBuddy(m_category);
    auto *field = new QVBoxLayout;
    field->setSpacing(metrics::space6);
    field->addWidget(label);
    field->addWidget(m_category);
    column->addLayout(field);
}

void NewRequestPage::buildUrgency(QVBoxLayout *column)
{
    column->addWidget(
        new Label(m_theme, TextRole::Button, Tone::Text, tr("How much does it hold you up?"), this));
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space8);
    const auto choices = requestUrgencies();
    for (int i = 0; i < choices.size(); ++i) {
        auto *card = new ChoiceCard(m_theme, choices.at(i).words, choices.at(i).hint, this);
        card->setObjectName(QStringLiteral("urgency%1").arg(i));
        m_urgency.addButton(card, i);
        row->addWidget(card, 1);
    }
    column->addLayout(row);
}

void NewRequestPage::buildEnd(QVBoxLayout *column)
{
    m_hint = new NoteLine(m_theme, this);
    m_hint->setObjectName(QStringLiteral("requestHint"));
    m_discard = makeButton(QStringLiteral("discardRequest"), ButtonKind::Flat,
                           {tr("Discard"), {}, ButtonSize::Client}, this);
    m_send = makeButton(QStringLiteral("sendRequest"), ButtonKind::Primary,
                        {tr("Send request"), {}, ButtonSize::Client}, this);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space8);
    row->addWidget(m_hint, 1, Qt::AlignVCenter);
    row->addWidget(m_discard);
    row->addWidget(m_send);
    column->addSpacing(metrics::space4);
    column->addLayout(row);
}

void NewRequestPage::bind()
{
    connect(m_back, &QToolButton::clicked, this, &NewRequestPage::backRequested);
    connect(m_title->edit(), &QLineEdit::textEdited, &m_presenter, &NewRequestPresenter::setTitle);
    connect(m_description->edit(), &QPlainTextEdit::textChanged, &m_presenter,
            [this] { m_presenter.setDescription(m_description->edit()->toPlainText()); });
    connect(m_category, &QComboBox::currentIndexChanged, &m_presenter, &NewRequestPresenter::setCategory);
    connect(&m_urgency, &QButtonGroup::idClicked, &m_presenter, &NewRequestPresenter::setUrgency);
    connect(m_send, &QPushButton::clicked, &m_presenter, &NewRequestPresenter::send);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        m_presenter.discard();
        Q_EMIT backRequested();
    });
    connect(&m_presenter, &NewRequestPresenter::changed, this, &NewRequestPage::refresh);
}

void NewRequestPage::refresh()
{
    if (m_title->text() != m_presenter.title())
        m_title->setText(m_presenter.title());
    if (m_description->edit()->toPlainText() != m_presenter.description())
        m_description->edit()->setPlainText(m_presenter.description());
    m_category->setCurrentIndex(m_presenter.category());
    m_urgency.button(m_presenter.urgency())->setChecked(true);
    const auto cards = m_urgency.buttons();
    for (QAbstractButton *card : cards) // Tab comes in at the chosen one, arrows lead to the others
        card->setFocusPolicy(card->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
    m_title->setError(m_presenter.titleAdvice());
    m_description->setAdvice(m_presenter.descriptionAdvice());
    m_discard->setVisible(!m_presenter.isEmpty());
}

void NewRequestPage::setConnectionHint(const QString &hint)
{
    m_hint->say(hint.isEmpty() ? QString() : QStringLiteral("offline"), Tone::Warning, hint);
}

void NewRequestPage::takeFocus()
{
    if (m_presenter.title().isEmpty())
        m_title->edit()->setFocus(Qt::OtherFocusReason);
    else
        m_description->edit()->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
