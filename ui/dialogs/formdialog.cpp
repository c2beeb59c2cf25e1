// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/formdialog.h"

#include "ui/theme/kinds.h"
#include "ui/theme/theme.h"
#include "ui/widgets/noteline.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace desk {

FormDialog::FormDialog(const Theme &theme, const QString &title, const QString &verb, QWidget *parent)
    : QDialog(parent)
{
    build(theme, title, verb);
    connect(m_submit, &QPushButton::clicked, this, &FormDialog::submit);
    auto *keys = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(keys, &QShortcut::activated, this, &FormDialog::submit);
}

void FormDialog::build(const Theme &theme, const QString &title, const QString &verb)
{
    setWindowTitle(title);
    setModal(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(12);
    m_form = new QVBoxLayout;
    m_form->setSpacing(12);
    column->addLayout(m_form, 1);

    m_problem = new NoteLine(theme, this);
    m_problem->setObjectName(QStringLiteral("formProblem"));
    m_problem->setKeepsRoom(false);
    column->addWidget(m_problem);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("formCancel"));
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_submit = new QPushButton(verb, this);
    m_submit->setObjectName(QStringLiteral("formSubmit"));
    setKind(m_submit, ButtonKind::Primary);
    m_submit->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_submit);
    column->addLayout(buttons);
}

void FormDialog::setVisible(bool visible)
{
    if (visible && !isVisible())
        load();
    QDialog::setVisible(visible);
}

void FormDialog::submit()
{
    if (!m_submit->isEnabled())
        return;
    const QString problem = validate();
    say(problem);
    if (!problem.isEmpty())
        return;
    m_submit->setEnabled(false);
    apply();
}

void FormDialog::applied()
{
    m_submit->setEnabled(true);
    accept();
}

void FormDialog::applyFailed(const QString &sentence)
{
    m_submit->setEnabled(true);
    say(sentence);
}

void FormDialog::edited()
{
    if (!m_problem->text().isEmpty())
        say(validate());
}

void FormDialog::say(const QString &sentence)
{
    m_problem->sayError(sentence);
}

} // namespace desk
