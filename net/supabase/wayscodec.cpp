// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/wayscodec.h"

#include "net/supabase/json.h"

#include <algorithm>
#include <array>

namespace desk {

namespace {

struct Known
{
    std::string_view id;
    const char *name;
};

constexpr std::array known{
    Known{"apple", "Apple"},         Known{"azure", "Microsoft"},
    Known{"bitbucket", "Bitbucket"}, Known{"discord", "Discord"},
    Known{"facebook", "Facebook"},   Known{"github", "GitHub"},
    Known{"gitlab", "GitLab"},       Known{"google", "Google"},
    Known{"keycloak", "Keycloak"},   Known{"linkedin_oidc", "LinkedIn"},
    Known{"notion", "Notion"},       Known{"slack_oidc", "Slack"},
    Known{"twitch", "Twitch"},       Known{"zoom", "Zoom"},
};

/// Not ways in for a desktop: no person, no browser, or a switch for something else.
constexpr std::array<std::string_view, 6> others{"email", "phone", "anonymous_users",
                                                 "saml",  "web3",  "iceberg"};
constexpr int MostProviders = 12; ///< as many as a page can show

bool isWord(std::string_view id)
{
    return !id.empty() && id.size() <= 40 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

QString nameOf(std::string_view id)
{
    const auto found = std::find_if(known.begin(), known.end(), [id](const Known &k) { return k.id == id; });
    if (found != known.end())
        return QString::fromLatin1(found->name);
    return QString::fromLatin1(id.data(), qsizetype(id.size()));
}

void takeExternal(json::Object external, WaysIn &ways)
{
    for (const auto &[id, value] : external) {
        bool on = false;
        if (value.get_bool().get(on) != simdjson::SUCCESS)
            continue;
        if (id == "email")
            ways.email = on;
        else if (id == "phone")
            ways.phone = on;
        const bool isOther = std::find(others.begin(), others.end(), id) != others.end();
        if (on && !isOther && isWord(id) && ways.providers.size() < MostProviders)
            ways.providers.append({QString::fromLatin1(id.data(), qsizetype(id.size())), nameOf(id)});
    }
}

} // namespace

Result<WaysIn> decodeSettings(const QByteArray &text)
{
    json::Reader reader;
    const auto root = reader.parse(text);
    if (!root)
        return root.error();
    WaysIn ways;
    bool closed = true;
    json::Fields fields(root.value(), "settings");
    fields.need("disable_signup", closed);
    json::Object external;
    if (!fields.ok())
        return fields.error();
    if (root.value()["external"].get_object().get(external) != simdjson::SUCCESS)
        return json::garbled(QStringLiteral("settings: external"));
    takeExternal(external, ways);
    ways.signUp = ways.email && !closed;
    return ways;
}

} // namespace desk
