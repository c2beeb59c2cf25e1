// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/safetext.h"

#include <QStringBuilder>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace desk {

namespace {

constexpr int mostMarks = 8;
constexpr int longestRun = 1000;
constexpr char32_t broken = 0xFFFD;
constexpr char16_t wordJoiner = 0x2060;

// Turns the direction of what follows round, or ends such a turn.
const char *directionMark(char32_t c)
{
    switch (c) {
    case 0x061C:
        return "ALM";
    case 0x200E:
        return "LRM";
    case 0x200F:
        return "RLM";
    case 0x202A:
        return "LRE";
    case 0x202B:
        return "RLE";
    case 0x202C:
        return "PDF";
    case 0x202D:
        return "LRO";
    case 0x202E:
        return "RLO";
    case 0x2066:
        return "LRI";
    case 0x2067:
        return "RLI";
    case 0x2068:
        return "FSI";
    case 0x2069:
        return "PDI";
    default:
        return nullptr;
    }
}

bool isOverride(char32_t c)
{
    return c == 0x202D || c == 0x202E;
}

bool isLineEnd(char32_t c)
{
    return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// Seen by nobody and used to make two different names look the same. The joiners stay: Persian, Indic scripts
// and emoji need them.
bool isInvisible(char32_t c)
{
    const bool isJoiner = c == 0x200C || c == 0x200D;
    const bool isFormat = QChar::category(c) == QChar::Other_Format && !isJoiner;
    const bool isTag = c >= 0xE0000 && c <= 0xE0FFF;
    return isFormat || isTag || c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
}

bool isControl(char32_t c)
{
    return QChar::category(c) == QChar::Other_Control;
}

bool isMark(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
}

// What cannot stand in a text at all: halves of pairs, places for embedded objects, noncharacters.
char32_t mended(char32_t c)
{
    const bool isHalf = c >= 0xD800 && c <= 0xDFFF;
    const bool isNonCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return isHalf || isNonCharacter || c == 0xFFFC ? broken : c;
}

// Collects the safe text and counts what must not grow.
class Writer
{
public:
    explicit Writer(qsizetype room) { m_text.reserve(std::min<qsizetype>(room, bodyLimit)); }

    void letter(char32_t c)
    {
        if (isMark(c)) {
            if (++m_marks > mostMarks)
                return;
        } else {
            m_marks = 0;
        }
        append(c);
        m_run = QChar::isSpace(c) ? 0 : m_run + 1;
        if (m_run >= longestRun) {
            m_text += QChar(0x200B); // a place to break, seen by nobody
            m_run = 0;
        }
    }
    void space()
    {
        m_marks = 0;
        m_run = 0;
        if (!m_text.isEmpty() && m_text.back() != u' ')
            m_text += u' ';
    }
    void newLine(QChar c)
    {
        m_marks = 0;
        m_run = 0;
        m_text += c;
    }
    void mark(const char *name)
    {
        m_text += u'\u2039' % QLatin1String(name) % u'\u203A';
        m_run += 5;
    }
    qsizetype size() const { return m_text.size(); }
    QString take() { return std::move(m_text); }

private:
    void append(char32_t c)
    {
        if (QChar::requiresSurrogates(c)) {
            m_text += QChar(QChar::highSurrogate(c));
            m_text += QChar(QChar::lowSurrogate(c));
        } else {
            m_text += QChar(char16_t(c));
        }
    }

    QString m_text;
    int m_marks = 0;
    int m_run = 0;
};

// The character at `i`, and how many units it takes.
char32_t characterAt(const QString &text, qsizetype i, int *units)
{
    *units = 1;
    const QChar c = text[i];
    if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
        *units = 2;
        return QChar::surrogateToUcs4(c, text[i + 1]);
    }
    return c.unicode();
}

} // namespace

QString safeLine(const QString &foreign, qsizetype limit)
{
    Writer out(limit);
    int units = 1;
    // Four times the limit is looked at: enough for any name, and a megabyte of marks costs nothing.
    const qsizetype end = std::min(foreign.size(), 4 * limit);
    qsizetype i = 0;
    for (; i < end && out.size() <= limit; i += units) {
        const char32_t c = mended(characterAt(foreign, i, &units));
        if (const char *name = directionMark(c))
            out.mark(name);
        else if (isLineEnd(c) || QChar::isSpace(c))
            out.space();
        else if (!isControl(c) && !isInvisible(c))
            out.letter(c);
    }
    const bool isCut = i < foreign.size() || out.size() > limit;
    QString line = out.take();
    while (line.endsWith(u' '))
        line.chop(1);
    if (!isCut || line.size() < limit)
        return line;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, line);
    finder.setPosition(limit);
    if (!finder.isAtBoundary())
        finder.toPreviousBoundary();
    return line.left(finder.position()) % u'\u2026';
}

SafeBody safeBody(const QString &foreign, qsizetype limit)
{
    Writer out(limit);
    int units = 1;
    qsizetype i = 0;
    for (; i < foreign.size() && out.size() < limit; i += units) {
        const char32_t c = mended(characterAt(foreign, i, &units));
        if (c == '\r' && i + 1 < foreign.size() && foreign[i + 1] == u'\n')
            continue;
        const bool isLetter = directionMark(c) != nullptr || (!isControl(c) && !isInvisible(c));
        if (isOverride(c))
            out.mark(directionMark(c));
        else if (isLineEnd(c))
            out.newLine(u'\n');
        else if (c == '\t')
            out.newLine(u'\t');
        else if (isLetter)
            out.letter(c);
    }
    return {out.take(), i < foreign.size()};
}

QString isolated(const QString &name)
{
    return QChar(0x2068) % safeLine(name) % QChar(0x2069);
}

QString plainTip(const QString &foreign)
{
    QString tip = safeBody(foreign, 2000).text;
    // Qt looks for a tag or for an escaped one; a joiner after the sign makes it neither.
    tip.replace(u'<', QString(u'<') % QChar(wordJoiner));
    tip.replace(u'&', QString(u'&') % QChar(wordJoiner));
    return tip;
}

Qt::LayoutDirection directionOf(const QString &text, Qt::LayoutDirection fallback)
{
    int units = 1;
    const qsizetype end = std::min<qsizetype>(text.size(), 1000);
    for (qsizetype i = 0; i < end; i += units) {
        switch (QChar::direction(characterAt(text, i, &units))) {
        case QChar::DirL:
            return Qt::LeftToRight;
        case QChar::DirR:
        case QChar::DirAL:
            return Qt::RightToLeft;
        default:
            break;
        }
    }
    return fallback;
}

} // namespace desk
