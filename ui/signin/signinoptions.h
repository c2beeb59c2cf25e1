// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the door knows of the server's sign-in mails and text messages.
#pragma once

namespace desk {

struct SignInOptions
{
    int codeLifetime = 600; ///< seconds that a code works, as the server is set up; 0: not told
    int resendAfter = 30;   ///< seconds until another email may be asked for
    int textLifetime = 60;  ///< seconds that a code by text message works; 0: not told
    int textAgainAfter = 60;
};

} // namespace desk
