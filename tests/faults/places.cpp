// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which request is whose step.
#include "tests/faults/line.h"

#include <array>

namespace desk::test {

namespace {

/// How "VERB path?query" begins and ends.
struct Place
{
    Step step;
    const char *begins;
    const char *ends = "";
};

constexpr std::array places{
    Place{Step::Restore, "POST /auth/v1/token?", "=refresh_token"},
    Place{Step::Refresh, "POST /auth/v1/token?", "=refresh_token"},
    Place{Step::RequestCode, "POST /auth/v1/otp?"},
    Place{Step::SendText, "POST /auth/v1/otp?"},
    Place{Step::SignUp, "POST /auth/v1/signup?"},
    Place{Step::Recovery, "POST /auth/v1/recover?"},
    Place{Step::NewPassword, "PUT /auth/v1/user?"},
    Place{Step::VerifyCode, "POST /auth/v1/verify?"},
    Place{Step::VerifyLink, "POST /auth/v1/verify?"},
    Place{Step::Proof, "POST /auth/v1/verify?"},
    Place{Step::TextCode, "POST /auth/v1/verify?"},
    Place{Step::Exchange, "POST /auth/v1/token?", "=pkce"},
    Place{Step::Password, "POST /auth/v1/token?", "=password"},
    Place{Step::MyState, "POST /rest/v1/rpc/my_state?"},
    Place{Step::VerifyPin, "POST /rest/v1/rpc/verify_pin?"},
    Place{Step::SetPin, "POST /rest/v1/rpc/set_pin?"},
    Place{Step::Lock, "POST /rest/v1/rpc/lock_session?"},
    Place{Step::Touch, "POST /rest/v1/rpc/touch_session?"},
    Place{Step::Revoke, "POST /auth/v1/logout?"},
    Place{Step::ServicePassword, "POST /api/auth/login/?"},
    Place{Step::ServiceRefresh, "POST /api/auth/refresh/?"},
    Place{Step::ServiceRevoke, "POST /api/auth/logout/?"},
    Place{Step::AppList, "GET /auth/v1/user?"},
    Place{Step::Challenge, "POST /auth/v1/factors/", "/challenge?"},
    Place{Step::AppCode, "POST /auth/v1/factors/", "/verify?"},
    Place{Step::Enrol, "POST /auth/v1/factors?"},
    Place{Step::FirstAppCode, "POST /auth/v1/factors/", "/verify?"},
    Place{Step::ReadAccount, "GET /auth/v1/user?"},
    Place{Step::AddApp, "POST /auth/v1/factors/", "/verify?"},
    Place{Step::RemoveApp, "DELETE /auth/v1/factors/"},
    Place{Step::Nonce, "GET /auth/v1/reauthenticate?"},
    Place{Step::ChangePassword, "PUT /auth/v1/user?"},
    Place{Step::WishAddress, "POST /rest/v1/rpc/wish_address?"},
    Place{Step::ChangeAddress, "PUT /auth/v1/user?"},
    Place{Step::AgreeAddress, "POST /auth/v1/verify?"},
    Place{Step::EndOthers, "POST /rest/v1/rpc/end_other_sessions?"},
    Place{Step::LeaveEverywhere, "POST /auth/v1/logout?", "=global"},
    Place{Step::ReadRules, "POST /rest/v1/rpc/organization_security?"},
    Place{Step::DemandApp, "POST /rest/v1/rpc/set_second_factor?"},
    Place{Step::SetMinutes, "POST /rest/v1/rpc/set_idle_minutes?"},
};

} // namespace

bool isAt(Step step, const Asked &asked)
{
    const QByteArray line = asked.verb + ' ' + asked.path() + '?' + asked.query();
    return std::any_of(places.begin(), places.end(), [&](const Place &one) {
        return one.step == step && line.startsWith(one.begins) && line.endsWith(one.ends);
    });
}

} // namespace desk::test
