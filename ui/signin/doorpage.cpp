// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/doorpage.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/textfield.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace desk {

namespace {

/// The program's sign: the bell on the accent.
class Mark : public QWidget
{
public:
    Mark(const Theme &theme, QWidget *parent)
        : QWidget(parent)
        , m_theme(theme)
    {
        setFixedSize(metrics::faceCard, metrics::faceCard);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        drawPanel(&painter, rect(), metrics::radiusCard, m_theme.tokens().accent);
        drawIcon(&painter, u"bellmark", QRectF(rect()).adjusted(8, 8, -8, -8), m_theme.tokens().accentText);
    }

private:
    const Theme &m_theme;
};

} // namespace

DoorPage::DoorPage(const QString &name, const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_paper(new QWidget)
    , m_column(new QVBoxLayout)
    , m_footRow(new QHBoxLayout)
    , m_foot(new NoteLine(theme, m_paper))
{
    setObjectName(name);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // it follows the keyboard from control to control
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_paper->setBackgroundRole(QPalette::Base);
    m_paper->setAutoFillBackground(true);
    setWidget(m_paper);

    auto *middle = new QWidget(m_paper);
    middle->setFixedWidth(Fonts::scaled(metrics::signInWidth));
    middle->setLayout(m_column);
    m_column->setContentsMargins(0, Fonts::scaled(56), 0, metrics::space24);
    m_column->setSpacing(0);
    m_foot->setObjectName(QStringLiteral("foot"));
    m_foot->setRole(TextRole::Meta);
    m_footRow->setSpacing(metrics::space16);
    m_footRow->addStretch(1);
    m_footRow->addWidget(m_foot, 0, Qt::AlignVCenter);
    m_footRow->addStretch(1);
    auto *page = new QVBoxLayout(m_paper);
    page->setContentsMargins(metrics::space24, 0, metrics::space24, metrics::space16);
    auto *row = new QHBoxLayout; // no alignment flag: it would cut paragraphs that wrap
    row->addStretch(1);
    row->addWidget(middle);
    row->addStretch(1);
    page->addLayout(row);
    page->addStretch(1);
    page->addLayout(m_footRow);
}

void DoorPage::addMark()
{
    m_column->addWidget(new Mark(m_theme, this));
    addGap(metrics::space20);
}

Label *DoorPage::addTitle(const QString &text)
{
    Label *title = addText(QStringLiteral("title"), TextRole::PageTitle, Tone::Text);
    title->setText(text);
    addGap(metrics::space4);
    return title;
}

Prose *DoorPage::addIntro(const QString &text)
{
    auto *intro = new Prose(m_theme, this);
    intro->setObjectName(QStringLiteral("intro"));
    intro->setProse(text);
    m_column->addWidget(intro);
    addGap(metrics::space24);
    return intro;
}

Label *DoorPage::addText(const QString &name, TextRole role, Tone tone)
{
    auto *label = new Label(m_theme, role, tone, this);
    label->setObjectName(name);
    label->setOverflow(Label::Overflow::Wrap);
    m_column->addWidget(label);
    return label;
}

QWidget *DoorPage::addOptional(QWidget *child, int above, int below)
{
    auto *box = new QWidget(this);
    auto *room = new QVBoxLayout(box);
    room->setContentsMargins(0, Fonts::scaled(above), 0, Fonts::scaled(below));
    room->addWidget(child);
    m_column->addWidget(box);
    return box;
}

NoteLine *DoorPage::addNote(const QString &name, int above, int below)
{
    auto *note = new NoteLine(m_theme, this);
    note->setObjectName(name);
    addOptional(note, above, below)->hide();
    return note;
}

TextField *DoorPage::addField(const QString &name, const QString &label, const QString &iconName)
{
    auto *field = new TextField(m_theme, name, label, TextField::Size::SignIn, this);
    field->setLeadingIcon(iconName);
    field->setKeepsRoom(false);
    m_column->addWidget(field);
    addGap(metrics::space16);
    return field;
}

QPushButton *DoorPage::addButton(const QString &name, const QString &words, ButtonKind kind,
                                 const QString &iconName)
{
    QPushButton *button = makeButton(name, kind, {words, iconName, ButtonSize::SignIn}, this);
    button->setAutoDefault(false);
    m_column->addWidget(button);
    return button;
}

QHBoxLayout *DoorPage::addRow()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::space12);
    m_column->addLayout(row);
    return row;
}

void DoorPage::addGap(int designed)
{
    m_column->addSpacing(Fonts::scaled(designed));
}

void DoorPage::setFoot(const QString &iconName, const QString &text)
{
    m_foot->setVisible(!text.isEmpty());
    m_foot->say(iconName, Tone::Muted, text);
}

QPushButton *DoorPage::addFootLink(const QString &name, const QString &words)
{
    QPushButton *link = makeLink(name, words, m_paper);
    m_footRow->insertWidget(2, link);
    return link;
}

void DoorPage::showText(QLabel *label, const QString &text)
{
    label->setVisible(!text.isEmpty());
    label->setText(text);
}

void DoorPage::sayOn(NoteLine *note, const QString &icon, Tone tone, const QString &text)
{
    note->parentWidget()->setVisible(!text.isEmpty()); // its box
    note->say(icon, tone, text);
}

void DoorPage::sayProblem(NoteLine *note, const QString &text)
{
    sayOn(note, QStringLiteral("warn"), Tone::Danger, text);
}

} // namespace desk
