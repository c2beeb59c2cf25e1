// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/usercodec.h"

#include "net/supabase/json.h"

namespace desk {

namespace {

Result<User> userOf(json::Element element)
{
    User user;
    json::Fields fields(element, "user");
    fields.need("id", user.id)
        .may("email", user.address.email)
        .may("new_email", user.address.wanted)
        .may("email_change_sent_at", user.address.asked);
    if (!fields.ok())
        return fields.error();
    if (!user.address.isWaiting()) // GoTrue goes on saying when
        user.address.asked = {};
    return user;
}

} // namespace

Result<User> decodeUser(const QByteArray &text)
{
    json::Reader reader;
    const auto root = reader.parse(text);
    return root ? userOf(root.value()) : Result<User>(root.error());
}

Result<Agreed> decodeAgreed(const QByteArray &text)
{
    json::Reader reader;
    const auto root = reader.parse(text);
    if (!root)
        return root.error();
    json::Element user;
    if (root.value().at_key("user").get(user) != simdjson::SUCCESS) {
        QString said;
        json::Fields fields(root.value(), "agreement");
        fields.need("msg", said);
        return fields.ok() ? Result<Agreed>(Agreed{}) : Result<Agreed>(fields.error());
    }
    const auto whose = userOf(user);
    const auto session = decodeSession(text);
    if (!whose)
        return whose.error();
    if (!session)
        return session.error();
    return Agreed{Agreement::Changed, whose.value().id, session.value()};
}

} // namespace desk
