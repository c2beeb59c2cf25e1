// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The address that one signs in with, and the way to another one: both mail boxes agree, each by its code or
// its link. What waits is the server's to know: it is there again after a lock or a new start.
#pragma once

#include "models/ports/credentials.h"
#include "ui/asking/asking.h"

#include <QUrl>

#include <array>
#include <optional>

namespace desk {

class AddressPresenter : public QObject
{
    Q_OBJECT

public:
    enum class State { Loading, Failed, Settled, Waiting };
    enum class Box { Old, New };
    enum class Field { None, Wanted, OldCode, NewCode };

    AddressPresenter(Credentials &credentials, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] State state() const;
    [[nodiscard]] const SignInAddress &address() const { return m_address; }
    [[nodiscard]] const QString &wanted() const { return m_wanted; } ///< as it is typed
    [[nodiscard]] const QString &code(Box box) const { return m_boxes[std::size_t(box)].code; }
    [[nodiscard]] bool hasAgreed(Box box) const { return m_boxes[std::size_t(box)].agreed; }
    /// One of the two has agreed, perhaps by a link that did not say which.
    [[nodiscard]] bool isHalfAgreed() const { return m_half; }
    /// A link that was opened waits for a click.
    [[nodiscard]] bool hasLink() const { return !m_link.isEmpty(); }
    [[nodiscard]] bool isBusy() const { return m_asking.isBusy(); }
    [[nodiscard]] bool canRequest() const;
    [[nodiscard]] bool canConfirm(Box box) const;
    [[nodiscard]] bool canSendAgain() const
    {
        return !isBusy() && !m_asking.isPaused() && m_resend.left() == 0;
    }
    [[nodiscard]] int resendIn() const { return m_resend.left(); } ///< seconds
    /// Empty when nothing is wrong.
    [[nodiscard]] ErrorText problem() const { return m_asking.problem(); }
    [[nodiscard]] Field wrongField() const { return m_field; }
    [[nodiscard]] ErrorText loadProblem() const { return m_loading.problem(); }

    static constexpr int ResendAfter = 30; ///< seconds; as long as the server wants between two mails

public Q_SLOTS:
    /// Asks again; what is shown stays until the answer is there.
    void refresh();
    void setWanted(const QString &email);
    void request();
    void setCode(desk::AddressPresenter::Box box, const QString &code);
    void confirm(desk::AddressPresenter::Box box);
    void sendAgain();
    void abandon();
    /// A link from one of the mails: used when the person wants it, and only while something waits.
    void openLink(const QUrl &link);
    void confirmLink();
    void refuseLink();
    /// The page is left: codes that were typed do not stay.
    void forget();
    void tick(); ///< for tests: looks at the clock now

Q_SIGNALS:
    void changed();
    void addressChanged(const QString &email);
    void shutOut(); ///< the server asks for the PIN, or for signing in

private:
    struct Side
    {
        QString code;
        bool agreed = false;
    };
    void take(const SignInAddress &address);
    void send(const QString &email, Field field);
    void heard(Agreement agreement, std::optional<Box> box);
    void lookAtAnswer();
    [[nodiscard]] QString addressOf(Box box) const;

    Credentials &m_credentials;
    Asking m_loading;
    Asking m_asking;
    Countdown m_resend;
    SignInAddress m_address;
    QString m_wanted;
    std::array<Side, 2> m_boxes;
    QUrl m_link;
    Field m_field = Field::None;
    bool m_loaded = false;
    bool m_half = false;
};

} // namespace desk
