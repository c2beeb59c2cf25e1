// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/passwordentry.h"

#include "ui/signin/passwordstrength.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/strengthbar.h"
#include "ui/widgets/textfield.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace desk {

PasswordEntry::PasswordEntry(const Theme &theme, const QString &objectName, const QString &label,
                             QWidget *parent)
    : QWidget(parent)
    , m_field(new TextField(theme, objectName, label, TextField::Size::SignIn, this))
    , m_bar(new StrengthBar(theme, this))
    , m_reveal(makeLink(QStringLiteral("revealPassword"), {}, this))
    , m_words(new NoteLine(theme, this))
{
    m_field->setLeadingIcon(QStringLiteral("key"));
    m_field->setKeepsRoom(false);
    m_field->edit()->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoAutoUppercase |
                                         Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    m_bar->setObjectName(QStringLiteral("strengthBar"));
    m_words->setObjectName(QStringLiteral("strength"));
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space16);
    row->addWidget(m_bar, 1, Qt::AlignVCenter);
    row->addWidget(m_reveal, 0, Qt::AlignVCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space6);
    column->addWidget(m_field);
    column->addLayout(row);
    column->addWidget(m_words);
    connect(m_reveal, &QPushButton::clicked, this,
            [this] { setShown(edit()->echoMode() == QLineEdit::Password); });
    setShown(false);
    setPassword({}, {});
}

QLineEdit *PasswordEntry::edit() const
{
    return m_field->edit();
}

void PasswordEntry::setPassword(const QString &password, const QStringList &personal)
{
    m_field->setText(password);
    const PasswordStrength strength = strengthOf(password, personal);
    m_bar->setLevel(strength.level);
    if (strength.level == 0)
        m_words->say({}, Tone::Muted, tr("A few words in a row are hard to guess."));
    else
        m_words->say({}, strength.level < 3 ? Tone::Text2 : Tone::Success, strengthWords(strength));
}

void PasswordEntry::setError(const QString &error)
{
    m_field->setError(error);
}

void PasswordEntry::setShown(bool isShown)
{
    edit()->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
    m_reveal->setText(isShown ? tr("Hide password") : tr("Show password"));
}

void PasswordEntry::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    setShown(false);
}

} // namespace desk
