// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/addresspage.h"

#include "ui/signin/wayspresenter.h"
#include "ui/text/safetext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textfield.h"

#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace desk {

namespace {

/// "or" between two lines.
class OrLine : public QWidget
{
public:
    OrLine(const QString &word, const Theme &theme, QWidget *parent)
        : QWidget(parent)
        , m_word(word)
        , m_theme(theme)
    {
        setFixedHeight(Fonts::line(TextRole::Body));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(Fonts::of(TextRole::Body));
        painter.setPen(m_theme.tokens().muted);
        painter.drawText(rect(), Qt::AlignCenter, m_word);
        const qreal half = painter.fontMetrics().horizontalAdvance(m_word) / 2.0 + metrics::space12;
        const QRectF whole(rect());
        const qreal y = whole.center().y();
        drawHorizontal(&painter, {0, 0, whole.center().x() - half, whole.height()}, y, m_theme.tokens().line);
        drawHorizontal(&painter, {whole.center().x() + half, 0, whole.center().x() - half, whole.height()}, y,
                       m_theme.tokens().line);
    }

private:
    QString m_word;
    const Theme &m_theme;
};

} // namespace

AddressPage::AddressPage(WaysPresenter &ways, const Theme &theme, QWidget *parent)
    : DoorPage(QStringLiteral("addressPage"), theme, parent)
    , m_ways(ways)
    , m_presenter(ways.email())
{
    build();
    bind();
    showOffered();
    showServices();
    refresh();
}

void AddressPage::build()
{
    addMark();
    addTitle(tr("Sign in to Deskbell"));
    addIntro(tr("We send a code to your work address. No password needed."));
    m_notice = addNote(QStringLiteral("notice"), 0, metrics::space16);
    m_notice->setRole(TextRole::Body);
    m_email = addField(QStringLiteral("email"), tr("Email"), QStringLiteral("mail"));
    m_email->edit()->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_send = addButton(QStringLiteral("sendCode"), tr("Send me a code"), ButtonKind::Primary);
    m_problem = addNote(QStringLiteral("problem"), metrics::space8, 0);
    addGap(metrics::space20);
    column()->addWidget(new OrLine(tr("or"), theme(), this));
    addGap(metrics::space20);
    m_password = addButton(QStringLiteral("usePassword"), tr("Use a password"), ButtonKind::Secondary,
                           QStringLiteral("key"));
    addGap(metrics::space8);
    m_haveCode = addButton(QStringLiteral("haveCode"), tr("I have a code already"), ButtonKind::Secondary,
                           QStringLiteral("mail"));
    m_others = new QVBoxLayout;
    m_others->setSpacing(metrics::space8);
    column()->addLayout(m_others);
}

/// Made anew only when the server offers something else: a button that was pressed must outlive its own
/// press.
void AddressPage::showOffered()
{
    if (m_offered == m_ways.offered().providers)
        return;
    m_offered = m_ways.offered().providers;
    qDeleteAll(std::exchange(m_providers, {}));
    for (const Provider &provider : std::as_const(m_offered)) {
        QPushButton *button = addOther(QStringLiteral("provider_") + provider.id,
                                       tr("Go on with %1").arg(provider.name), QStringLiteral("globe"));
        connect(button, &QPushButton::clicked, this, [this, provider] { m_ways.useBrowser(provider); });
        m_providers.append(button);
    }
    spaceOthers();
}

QPushButton *AddressPage::addOther(const QString &name, const QString &words, const QString &iconName)
{
    QPushButton *button = addButton(name, words, ButtonKind::Secondary, iconName);
    column()->removeWidget(button);
    m_others->addWidget(button);
    return button;
}

void AddressPage::spaceOthers()
{
    const bool isEmpty = m_providers.isEmpty() && m_serviceButtons.isEmpty();
    m_others->setContentsMargins(0, isEmpty ? 0 : metrics::space8, 0, 0);
}

/// As providers are; where there are several, each says whose it is.
void AddressPage::showServices()
{
    if (m_services == m_ways.services())
        return;
    m_services = m_ways.services();
    qDeleteAll(std::exchange(m_serviceButtons, {}));
    for (const SignInService &service : std::as_const(m_services)) {
        QString whose = safeLine(service.name, 60);
        if (m_services.size() > 1)
            whose += QStringLiteral(", ") + safeLine(service.organization, 60);
        whose.replace(u'&', QStringLiteral("&&")); // no key of its own
        QPushButton *button = addOther(QStringLiteral("service_%1").arg(m_serviceButtons.size()),
                                       tr("Go on with %1").arg(whose), QStringLiteral("org"));
        connect(button, &QPushButton::clicked, this, [this, service] { m_ways.useService(service); });
        m_serviceButtons.append(button);
    }
    spaceOthers();
}

void AddressPage::bind()
{
    connect(m_email->edit(), &QLineEdit::textEdited, &m_presenter, &SignInPresenter::setEmail);
    connect(m_email->edit(), &QLineEdit::returnPressed, &m_presenter, &SignInPresenter::sendCode);
    connect(m_send, &QPushButton::clicked, &m_presenter, &SignInPresenter::sendCode);
    connect(m_password, &QPushButton::clicked, &m_presenter, &SignInPresenter::usePassword);
    connect(m_haveCode, &QPushButton::clicked, &m_presenter, &SignInPresenter::haveCode);
    connect(&m_presenter, &SignInPresenter::changed, this, &AddressPage::refresh);
    connect(&m_ways, &WaysPresenter::changed, this, &AddressPage::showOffered);
    connect(&m_ways, &WaysPresenter::changed, this, &AddressPage::showServices);
}

void AddressPage::refresh()
{
    if (m_email->edit()->text().trimmed() != m_presenter.email())
        m_email->edit()->setText(m_presenter.email());
    const auto problem = m_presenter.problem();
    const bool ofEmail = problem && problem->field == SignInPresenter::Field::Email;
    m_email->setError(ofEmail ? problem->text.whole() : QString());
    sayProblem(m_problem, problem && !ofEmail ? problem->text.whole() : QString());
    sayOn(m_notice, QStringLiteral("info"), Tone::Text2, m_presenter.notice());
    m_send->setEnabled(m_presenter.canSendCode());
    switch (m_presenter.work()) {
    case SignInPresenter::Work::SendingCode:
        m_send->setText(tr("Sending the email"));
        break;
    case SignInPresenter::Work::OpeningLink:
        m_send->setText(tr("Opening the link from your email"));
        break;
    default:
        m_send->setText(m_presenter.resendIn() > 0
                            ? tr("Send again in %1").arg(clockText(m_presenter.resendIn()))
                            : tr("Send me a code"));
        break;
    }
    m_password->setEnabled(!m_presenter.isBusy());
    m_haveCode->setEnabled(!m_presenter.isBusy());
    for (QPushButton *other : m_providers + m_serviceButtons)
        other->setEnabled(!m_presenter.isBusy());
}

void AddressPage::takeFocus()
{
    m_email->edit()->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
