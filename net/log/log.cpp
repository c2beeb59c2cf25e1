// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/log/log.h"

#include <QRegularExpression>

#include <array>

namespace desk {

Q_LOGGING_CATEGORY(logHttp, "deskbell.http", QtInfoMsg)
Q_LOGGING_CATEGORY(logAuth, "deskbell.auth", QtInfoMsg)
Q_LOGGING_CATEGORY(logLive, "deskbell.live", QtInfoMsg)

namespace {

struct Fence
{
    QRegularExpression what;
    QString instead;
};

const std::array<Fence, 9> &fences()
{
    using R = QRegularExpression;
    static const std::array<Fence, 9> all{{
        {R(QStringLiteral("[\\x00-\\x1f\\x7f]+")), QStringLiteral(" ")},
        {R(QStringLiteral("\\b(bearer)\\s+\\S+|\\b(token)\\s+[\\w-]{12,}"), R::CaseInsensitiveOption),
         QStringLiteral("\\1\\2 ***")},
        {R(QStringLiteral(
               "\\b(apikey|access_token|refresh_token|token_hash|token|code_verifier|auth_code|code|"
               "password|new_pin|old_pin|enrol_code|pin|secret)(\"?\\s*[=:]\\s*)(\"(?:[^\"\\\\]|\\\\.)*\"?|[^"
               "\\s\"&,"
               "}]+)"),
           R::CaseInsensitiveOption),
         QStringLiteral("\\1\\2***")},
        {R(QStringLiteral("\\botpauth:\\S*"), R::CaseInsensitiveOption), QStringLiteral("otpauth:***")},
        {R(QStringLiteral("\\beyJ[\\w-]+\\.[\\w-]+(\\.[\\w-]*)?")), QStringLiteral("***")},
        {R(QStringLiteral("\\b(sb_(?:secret|publishable)|pkce)_[\\w-]+")), QStringLiteral("\\1_***")},
        {R(QStringLiteral("[^\\s@\"'<>(]+@[^\\s@\"'<>)]+")), QStringLiteral("***@***")},
        {R(QStringLiteral("\"[^\"]{25,}\"")), QStringLiteral("\"***\"")},
        {R(QStringLiteral("\\b\\d{4,12}\\b")), QStringLiteral("***")},
    }};
    return all;
}

} // namespace

QString redacted(const QString &foreign)
{
    // Half a character, sent or made by the cut, and no fence would look at the text. In UTF-8 it becomes a
    // "?".
    QString text = QString::fromUtf8(foreign.left(1000).toUtf8());
    for (const Fence &fence : fences())
        text.replace(fence.what, fence.instead);
    return text.left(300);
}

QString redactedSymbol(const QString &foreign)
{
    static const QRegularExpression sqlState(QStringLiteral("\\A[0-9A-Z]{5}\\z"));
    return sqlState.match(foreign).hasMatch() ? foreign : redacted(foreign).left(64);
}

} // namespace desk
