// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/values.h"

#include "net/realtime/frames.h"

namespace desk::realtime {

namespace {

void appendText(QByteArray &out, const QByteArray &text)
{
    out += frames::quoted(QString::fromUtf8(text));
}

// 2026-11-20 08:00:00.5+00 → 2026-11-20T08:00:00.5+00:00
void appendTimestamp(QByteArray &out, QByteArray text, bool zone)
{
    const qsizetype space = text.indexOf(' ');
    if (space > 0) { // "infinity" has none
        text[space] = 'T';
        const qsizetype plus = text.indexOf('+', space);
        if (zone && plus > 0)
            text.insert(plus + 3, ":00");
    }
    appendText(out, text);
}

void appendScalar(QByteArray &out, ValueKind kind, const QByteArray &text)
{
    switch (kind) {
    case ValueKind::Bool:
        out += text == "t" ? "true" : "false";
        return;
    case ValueKind::Number: // NaN and Infinity are no JSON numbers
        if (text.isEmpty() || !isdigit(static_cast<unsigned char>(text.back())))
            return appendText(out, text);
        out += text;
        return;
    case ValueKind::Json:
        out += text;
        return;
    case ValueKind::Timestamp:
    case ValueKind::TimestampTz:
        return appendTimestamp(out, text, kind == ValueKind::TimestampTz);
    case ValueKind::Text:
    case ValueKind::Cast:
        appendText(out, text);
    }
}

// Walks an array literal: {1,NULL,"a\"b",{2}}, with an optional "[0:2]=" in front.
class ArrayReader
{
public:
    ArrayReader(const QByteArray &text, ValueKind kind)
        : m_text(text)
        , m_kind(kind)
    {
        m_at = std::max(qsizetype(0), m_text.indexOf('{'));
    }

    void append(QByteArray &out)
    {
        out += '[';
        ++m_at; // {
        while (m_at < m_text.size() && m_text[m_at] != '}') {
            if (m_text[m_at] == ',') {
                out += ',';
                ++m_at;
            } else if (m_text[m_at] == '{') {
                append(out);
            } else {
                appendElement(out);
            }
        }
        ++m_at; // }
        out += ']';
    }

private:
    void appendElement(QByteArray &out)
    {
        QByteArray element;
        const bool quoted = m_text[m_at] == '"';
        m_at += quoted ? 1 : 0;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (quoted ? c == '"' : (c == ',' || c == '}'))
                break;
            if (c == '\\')
                ++m_at;
            element += m_text.mid(m_at, 1);
        }
        m_at += quoted ? 1 : 0;
        if (!quoted && element == "NULL")
            out += "null";
        else
            appendScalar(out, m_kind, element);
    }

    const QByteArray &m_text;
    ValueKind m_kind;
    qsizetype m_at = 0;
};

} // namespace

ValueKind kindOf(quint32 oid, char typtype)
{
    switch (oid) { // fixed in PostgreSQL's catalogue
    case 16:
        return ValueKind::Bool;
    case 20:   // int8
    case 21:   // int2
    case 23:   // int4
    case 700:  // float4
    case 701:  // float8
    case 1700: // numeric
        return ValueKind::Number;
    case 114:
    case 3802:
        return ValueKind::Json;
    case 1114:
        return ValueKind::Timestamp;
    case 1184:
        return ValueKind::TimestampTz;
    default:
        return typtype == 'c' ? ValueKind::Cast : ValueKind::Text;
    }
}

void appendValue(QByteArray &out, const ValueType &type, const QByteArray &text)
{
    if (type.array)
        ArrayReader(text, type.kind).append(out);
    else
        appendScalar(out, type.kind, text);
}

QByteArray arrayLiteral(const QList<QByteArray> &values)
{
    QByteArray out = "{";
    for (const QByteArray &value : values) {
        out += out.size() > 1 ? "," : "";
        if (value.isNull()) {
            out += "NULL";
            continue;
        }
        out += '"' + QByteArray(value).replace('\\', "\\\\").replace('"', "\\\"") + '"';
    }
    return out + '}';
}

QByteArray identifier(const QByteArray &name)
{
    return '"' + QByteArray(name).replace('"', "\"\"") + '"';
}

} // namespace desk::realtime
