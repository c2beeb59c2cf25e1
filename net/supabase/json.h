// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading rows with simdjson: whole documents, exact integers, no exceptions. Private to net.
#pragma once

#include "models/domain/id.h"
#include "models/domain/instant.h"
#include "models/domain/result.h"

#include <QByteArray>
#include <QString>

#include <simdjson.h>
#include <string_view>
#include <vector>

namespace desk::json {

using Element = simdjson::dom::element;
using Object = simdjson::dom::object;
using Array = simdjson::dom::array;

/// Keeps its buffers from document to document. What it hands out is good until the next parse().
class Reader
{
public:
    /// Garbled when it is not one whole JSON value in valid UTF-8, at most 64 levels deep.
    Result<Element> parse(const QByteArray &text);
    /// The same for a document that has to be a list.
    Result<Array> parseList(const QByteArray &text);

private:
    simdjson::dom::parser m_parser;
    std::vector<char> m_padded;
};

[[nodiscard]] Error garbled(const QString &what);

/// All take null and absent as "not there". False: there, but of another shape.
bool read(Element value, std::string_view &out);
bool read(Element value, QString &out);
bool read(Element value, bool &out);
bool read(Element value, qint64 &out); ///< a number, or the digits of one as text
bool read(Element value, qint32 &out);
bool read(Element value, QUuid &out);
bool readInstant(Element value, qint64 &micros);
inline bool read(Element value, Instant &out)
{
    return readInstant(value, out.micros);
}
template <class Tag>
bool read(Element value, Id<Tag> &out)
{
    return read(value, out.value);
}

/// `2026-01-31T09:00:00.123456+00:00` as PostgREST and Realtime write it, with or without T, fraction,
/// minutes.
bool parseInstant(std::string_view text, qint64 &micros);
/// Never the nil one: "nobody" is null on the wire.
bool parseUuid(std::string_view text, QUuid &out);

/// One object read field by field; the first field that is missing or of a wrong shape is remembered.
class Fields
{
public:
    Fields(Element element, const char *what);

    template <class T>
    Fields &need(const char *name, T &out)
    {
        Element value;
        if (!m_failed && (!find(name, value) || value.is_null() || !read(value, out)))
            fail(name);
        return *this;
    }
    template <class T>
    Fields &may(const char *name, T &out)
    {
        Element value;
        if (!m_failed && find(name, value) && !read(value, out))
            fail(name);
        return *this;
    }
    /// `take(Element)` answers false to stop, which fails the field. An absent list is an empty one.
    template <class Take>
    Fields &each(const char *name, Take take)
    {
        Element value;
        Array array;
        if (m_failed || !find(name, value) || value.is_null())
            return *this;
        if (value.get_array().get(array) != simdjson::SUCCESS) {
            fail(name);
            return *this;
        }
        for (Element element : array) {
            if (!take(element)) {
                fail(name);
                break;
            }
        }
        return *this;
    }
    [[nodiscard]] bool ok() const { return !m_failed; }
    [[nodiscard]] Error error() const;

private:
    bool find(const char *name, Element &out) const;
    void fail(const char *name);

    Object m_object;
    bool m_isObject = false;
    const char *m_what;
    const char *m_failed = nullptr;
};

} // namespace desk::json
