// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/serverpage.h"

#include "ui/signin/serverpresenter.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/textfield.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace desk {

ServerPage::ServerPage(ServerPresenter &presenter, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("serverPage"), theme, parent)
    , m_presenter(presenter)
{
    build();
    bind();
    refresh();
}

void ServerPage::build()
{
    addMark();
    addTitle(tr("Where is your help desk?"));
    addIntro(tr("Your admin gives you these two. You type them once."));
    m_address = addField(QStringLiteral("serverAddress"), tr("Server address"), QStringLiteral("globe"));
    m_address->setPlaceholder(QStringLiteral("https://desk.example"));
    m_key = addField(QStringLiteral("serverKey"), tr("Public key"), QStringLiteral("key"));
    m_key->setPlaceholder(QStringLiteral("sb_publishable_…"));
    m_go = addButton(QStringLiteral("useServer"), tr("Go on"), ButtonKind::Primary);
    addGap(metrics::space16);
    m_back = makeLink(QStringLiteral("back"), tr("Back"), this);
    addRow()->addWidget(m_back, 0, Qt::AlignLeft);
}

void ServerPage::bind()
{
    connect(m_address->edit(), &QLineEdit::textEdited, &m_presenter, &ServerPresenter::setAddress);
    connect(m_key->edit(), &QLineEdit::textEdited, &m_presenter, &ServerPresenter::setKey);
    connect(m_address->edit(), &QLineEdit::returnPressed, &m_presenter, &ServerPresenter::goOn);
    connect(m_key->edit(), &QLineEdit::returnPressed, &m_presenter, &ServerPresenter::goOn);
    connect(m_go, &QPushButton::clicked, &m_presenter, &ServerPresenter::goOn);
    connect(m_back, &QPushButton::clicked, &m_presenter, &ServerPresenter::goBack);
    connect(&m_presenter, &ServerPresenter::changed, this, &ServerPage::refresh);
}

void ServerPage::refresh()
{
    if (m_address->edit()->text().trimmed() != m_presenter.address())
        m_address->edit()->setText(m_presenter.address());
    if (m_key->edit()->text().trimmed() != m_presenter.key())
        m_key->edit()->setText(m_presenter.key());
    const auto wrong = m_presenter.wrongField();
    m_address->setError(wrong == ServerPresenter::Field::Address ? m_presenter.advice() : QString());
    m_key->setError(wrong == ServerPresenter::Field::Key ? m_presenter.advice() : QString());
    m_go->setEnabled(m_presenter.canGoOn());
    m_back->setVisible(m_presenter.canGoBack());
}

void ServerPage::takeFocus()
{
    m_address->edit()->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
