// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/addresspage.h"

#include "ui/signin/wayspresenter.h"
#include "ui/text/safetext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
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
    refresh();
}

void AddressPage::build()
{
    addMark();
    addTitle(tr("Sign in to Deskbell"));
    m_intro = addIntro({});
    m_notice = addNote(QStringLiteral("notice"), 0, metrics::space16);
    m_notice->setRole(TextRole::Body);
    buildEmail();
    m_problem = addNote(QStringLiteral("problem"), metrics::space8, 0);
    m_or = addOptional(new OrLine(tr("or"), theme(), this), metrics::space20, metrics::space20);
    buildOthers();
    m_newAccount = makeLink(QStringLiteral("useNewAccount"), tr("Create an account with a password"), this);
    addOptional(m_newAccount, metrics::space16, 0);
}

void AddressPage::buildEmail()
{
    m_byEmail = new QWidget(this);
    m_email =
        new TextField(theme(), QStringLiteral("email"), tr("Email"), TextField::Size::SignIn, m_byEmail);
    m_email->setLeadingIcon(QStringLiteral("mail"));
    m_email->setKeepsRoom(false);
    m_email->edit()->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_send = addButton(QStringLiteral("sendCode"), tr("Send me a code"), ButtonKind::Primary);
    auto *both = new QVBoxLayout(m_byEmail);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(Fonts::scaled(metrics::space16));
    both->addWidget(m_email);
    both->addWidget(m_send);
    column()->addWidget(m_byEmail);
}

void AddressPage::buildOthers()
{
    m_others = new QVBoxLayout;
    m_others->setSpacing(metrics::space8);
    m_password = addOther(QStringLiteral("usePassword"), tr("Use a password"), QStringLiteral("key"));
    m_haveCode = addOther(QStringLiteral("haveCode"), tr("I have a code already"), QStringLiteral("mail"));
    m_phone = addOther(QStringLiteral("usePhone"), tr("Get a code by text message"), QStringLiteral("phone"));
    column()->addLayout(m_others);
}

void AddressPage::showOffered()
{
    const WaysIn &offered = m_ways.offered();
    const bool isOther = m_byEmail->isHidden() == offered.email; // what had the keyboard may be gone
    if (offered.email)
        m_intro->setProse(tr("We send a code to your work address. No password needed."));
    else
        m_intro->setProse(m_ways.isAnyOffered()
                              ? tr("Choose how you sign in.")
                              : tr("This server has no way to sign in switched on. Ask an admin of your help "
                                   "desk."));
    m_byEmail->setVisible(offered.email);
    m_or->setVisible(offered.email);
    m_password->setVisible(offered.email);
    m_haveCode->setVisible(offered.email);
    m_phone->setVisible(offered.phone);
    m_newAccount->parentWidget()->setVisible(offered.signUp);
    showProviders();
    showServices();
    if (isOther && isVisible())
        takeFocus();
}

/// Made anew only when the server offers something else: a button that was pressed must outlive its own
/// press.
void AddressPage::showProviders()
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
}

QPushButton *AddressPage::addOther(const QString &name, const QString &words, const QString &iconName)
{
    QPushButton *button = addButton(name, words, ButtonKind::Secondary, iconName);
    m_others->addWidget(button);
    return button;
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
}

void AddressPage::bind()
{
    connect(m_email->edit(), &QLineEdit::textEdited, &m_presenter, &SignInPresenter::setEmail);
    connect(m_email->edit(), &QLineEdit::returnPressed, &m_presenter, &SignInPresenter::sendCode);
    connect(m_send, &QPushButton::clicked, &m_presenter, &SignInPresenter::sendCode);
    connect(m_password, &QPushButton::clicked, &m_presenter, &SignInPresenter::usePassword);
    connect(m_haveCode, &QPushButton::clicked, &m_presenter, &SignInPresenter::haveCode);
    connect(m_phone, &QPushButton::clicked, &m_ways, &WaysPresenter::usePhone);
    connect(m_newAccount, &QPushButton::clicked, &m_ways, &WaysPresenter::useNewAccount);
    connect(&m_presenter, &SignInPresenter::changed, this, &AddressPage::refresh);
    connect(&m_ways, &WaysPresenter::changed, this, &AddressPage::showOffered);
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
    refreshSend();
    for (QPushButton *other : {m_password, m_haveCode, m_phone, m_newAccount})
        other->setEnabled(!m_presenter.isBusy());
    for (QPushButton *other : m_providers + m_serviceButtons)
        other->setEnabled(!m_presenter.isBusy());
}

void AddressPage::refreshSend()
{
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
}

void AddressPage::takeFocus()
{
    QWidget *first = m_email->edit();
    if (!m_ways.offered().email)
        first = m_ways.offered().phone ? m_phone : (m_providers + m_serviceButtons).value(0);
    if (first)
        first->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
