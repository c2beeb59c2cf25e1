// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/factorsetuppane.h"

#include "ui/account/factorsetup.h"
#include "ui/account/qrcode.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/codefield.h"
#include "ui/widgets/keyboard.h"
#include "ui/widgets/label.h"
#include "ui/widgets/noteline.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

namespace desk {

FactorSetupPane::FactorSetupPane(FactorSetup &setup, ButtonSize size, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_setup(setup)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("factorSetup"));
    build(size);
    bind();
    refresh();
}

void FactorSetupPane::build(ButtonSize size)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space8);
    m_shown = new QWidget(this);
    auto *shown = new QVBoxLayout(m_shown);
    shown->setContentsMargins(0, 0, 0, 0);
    shown->setSpacing(metrics::space8);
    buildKey(shown, size);
    buildCode(shown);
    column->addWidget(m_shown);
    m_hint = new NoteLine(m_theme, this);
    m_hint->setObjectName(QStringLiteral("factorHint"));
    m_hint->setKeepsRoom(false);
    column->addWidget(m_hint);
    m_confirm =
        makeButton(QStringLiteral("confirmFactor"), ButtonKind::Primary, {tr("Confirm"), {}, size}, this);
    m_confirm->setAutoDefault(false);
    column->addWidget(m_confirm);
    m_again =
        makeButton(QStringLiteral("factorAgain"), ButtonKind::Primary, {tr("Try again"), {}, size}, this);
    m_again->setAutoDefault(false);
    column->addWidget(m_again);
}

void FactorSetupPane::buildKey(QVBoxLayout *column, ButtonSize size)
{
    column->addWidget(makeText(tr("1. Scan this with the app")));
    m_picture = new QrCode(m_shown);
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space12);
    row->addWidget(makeText(tr("Or type this key into it")), 1);
    m_copy = makeButton(QStringLiteral("copyFactorKey"), ButtonKind::Secondary,
                        {tr("Copy"), {}, size == ButtonSize::SignIn ? ButtonSize::Row : size}, m_shown);
    m_copy->setAccessibleName(tr("Copy the key"));
    m_copy->setAutoDefault(false);
    row->addWidget(m_copy);
    column->addLayout(row);
    m_key = new Label(m_theme, TextRole::Body, Tone::Text2, m_shown);
    m_key->setObjectName(QStringLiteral("factorKey"));
    m_key->setOverflow(Label::Overflow::Wrap);
    m_key->setTabular(true);
    column->addWidget(m_key);
    column->addSpacing(metrics::space8);
}

void FactorSetupPane::buildCode(QVBoxLayout *column)
{
    column->addWidget(makeText(tr("2. Type the six digits that the app shows")));
    m_code = new CodeField(m_theme, m_shown);
    m_code->setObjectName(QStringLiteral("factorCode"));
    m_code->setAccessibleName(tr("Code of the app, six digits"));
    column->addWidget(m_code, 0, Qt::AlignLeft);
}

Label *FactorSetupPane::makeText(const QString &text)
{
    auto *label = new Label(m_theme, TextRole::Button, Tone::Text, text, m_shown);
    label->setOverflow(Label::Overflow::Wrap);
    return label;
}

void FactorSetupPane::bind()
{
    connect(m_code, &QLineEdit::textChanged, &m_setup, &FactorSetup::setCode);
    connect(m_code, &QLineEdit::returnPressed, &m_setup, &FactorSetup::confirm);
    connect(m_confirm, &QPushButton::clicked, &m_setup, &FactorSetup::confirm);
    connect(m_again, &QPushButton::clicked, &m_setup, &FactorSetup::begin);
    connect(m_copy, &QPushButton::clicked, this, &FactorSetupPane::copyKey);
    connect(&m_setup, &FactorSetup::changed, this, &FactorSetupPane::refresh);
}

void FactorSetupPane::refresh()
{
    const KeyboardPlace keyboard(this);
    const bool shown = m_setup.state() == FactorSetup::State::Shown;
    const QString key = m_setup.groupedKey();
    if (m_key->text() != key) {
        m_picture->setText(m_setup.address());
        m_key->setText(key);
        m_copy->setText(tr("Copy"));
    }
    m_shown->setVisible(shown);
    m_confirm->setVisible(shown);
    m_again->setVisible(m_setup.state() == FactorSetup::State::Failed);
    m_confirm->setEnabled(m_setup.canConfirm());
    m_confirm->setText(m_setup.isChecking() ? tr("Looking at it") : tr("Confirm"));
    refreshCode();
    if (keyboard.isLost() && m_setup.state() != FactorSetup::State::None)
        takeFocus();
}

void FactorSetupPane::refreshCode()
{
    if (m_code->text() != m_setup.code())
        m_code->setText(m_setup.code());
    m_code->setReadOnly(m_setup.isChecking()); // not disabled: the keyboard stays here
    const QString problem = m_setup.problem().whole();
    const bool wasWrong = isWrong(m_code);
    setWrong(m_code, !problem.isEmpty());
    if (isWrong(m_code) && !wasWrong)
        m_code->selectAll(); // the next code replaces this one
    m_code->setAccessibleDescription(problem);
    if (!problem.isEmpty())
        m_hint->sayError(problem);
    else if (m_setup.state() == FactorSetup::State::Asking)
        m_hint->say(QStringLiteral("clock"), Tone::Muted, tr("The server makes a key for your app."));
    else
        m_hint->say({}, Tone::Muted, {});
    m_hint->setVisible(!m_hint->text().isEmpty());
}

/// Marked, so that clipboards that keep a history leave it out of it.
void FactorSetupPane::copyKey()
{
    auto *data = new QMimeData;
    data->setText(m_setup.groupedKey().remove(u' '));
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), "secret");
    QGuiApplication::clipboard()->setMimeData(data);
    m_copy->setText(tr("Copied"));
}

void FactorSetupPane::takeFocus()
{
    if (m_setup.state() == FactorSetup::State::Failed)
        m_again->setFocus(Qt::OtherFocusReason);
    else
        m_code->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
