// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/descriptionfield.h"

#include "ui/theme/kinds.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/label.h"
#include "ui/widgets/noteline.h"

#include <QLocale>
#include <QMimeData>
#include <QTextDocument>
#include <QVBoxLayout>

#include <functional>

namespace desk {

namespace {

constexpr int TextInset = 9; ///< with the frame, the words begin below those of a field of one line

class Editor : public QPlainTextEdit
{
public:
    Editor(std::function<void(qsizetype)> refuse, QWidget *parent)
        : QPlainTextEdit(parent)
        , m_refuse(std::move(refuse))
    {
    }

protected:
    void insertFromMimeData(const QMimeData *source) override
    {
        const QString text = source->text();
        if (text.size() > DescriptionField::LargestPaste)
            m_refuse(text.size());
        else
            insertPlainText(text); // never what the clipboard says in HTML
    }

private:
    std::function<void(qsizetype)> m_refuse;
};

} // namespace

DescriptionField::DescriptionField(const Theme &theme, const QString &objectName, const QString &label,
                                   QWidget *parent)
    : QWidget(parent)
    , m_note(new NoteLine(theme, this))
{
    m_edit = new Editor(
        [this](qsizetype size) {
            m_note->sayError(tr("%1 characters are too many to paste. Paste the important part.")
                                 .arg(QLocale().toString(size)));
        },
        this);
    m_edit->setObjectName(objectName);
    m_edit->setAccessibleName(label);
    m_edit->setTabChangesFocus(true);
    m_edit->setFont(Fonts::of(TextRole::Message));
    m_edit->document()->setDocumentMargin(TextInset);
    m_edit->setMinimumHeight(Fonts::line(TextRole::Message) * 7);
    m_note->setKeepsRoom(false);
    auto *head = new Label(theme, TextRole::Button, Tone::Text, label, this);
    head->setBuddy(m_edit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space6);
    column->addWidget(head);
    column->addWidget(m_edit, 1);
    column->addWidget(m_note);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] { setAdvice(m_advice); });
}

void DescriptionField::setAdvice(const QString &advice)
{
    m_advice = advice;
    m_note->sayError(advice);
    setWrong(m_edit, !advice.isEmpty());
}

} // namespace desk
