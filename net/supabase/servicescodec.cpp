// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/servicescodec.h"

#include "net/supabase/json.h"

namespace desk {

namespace {

constexpr qsizetype MostServices = 12;

} // namespace

Result<QList<NamedService>> decodeServices(const QByteArray &text)
{
    json::Reader reader;
    const auto list = reader.parseList(text);
    if (!list)
        return list.error();
    QList<NamedService> services;
    for (const json::Element element : list.value()) {
        NamedService one;
        json::Fields fields(element, "service");
        fields.need("organization_name", one.organization).need("name", one.name).need("url", one.url);
        if (!fields.ok())
            return fields.error();
        if (services.size() < MostServices)
            services.append(one);
    }
    return services;
}

} // namespace desk
