// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/rpc.h"

#include "models/domain/instant.h"

#include <QJsonDocument>

namespace desk {

Request rpc(const char *name, const QJsonObject &arguments)
{
    Request request;
    request.verb = Request::Verb::Post;
    request.path = QByteArray("/rest/v1/rpc/") + name;
    request.body = QJsonDocument(arguments).toJson(QJsonDocument::Compact);
    return request;
}

Request readRows(const QByteArray &path)
{
    Request request;
    request.path = path;
    request.limit = Request::LargeAnswer;
    return request;
}

QByteArray instantText(qint64 micros)
{
    qint64 rest = micros % 1000000;
    if (rest < 0)
        rest += 1000000;
    const QDateTime whole = Instant{micros - rest}.toUtc();
    return whole.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toLatin1() + '.' +
           QByteArray::number(rest).rightJustified(6, '0') + 'Z';
}

} // namespace desk
