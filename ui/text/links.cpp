// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/links.h"

#include <algorithm>
#include <array>

namespace desk {
namespace {

constexpr std::array<QStringView, 3> Starts{u"https://", u"http://", u"mailto:"};

bool endsAddress(QChar c)
{
    return c.isSpace() || c == u'<' || c == u'>' || c == u'"' || c.category() == QChar::Other_Control ||
           c.category() == QChar::Other_Format;
}

/// The length without what belongs to the sentence: "(see https://a.example/b)." ends before the bracket.
qsizetype withoutSentence(QStringView address)
{
    static constexpr QStringView Punctuation = u".,;:!?'’”»";
    qsizetype length = address.size();
    while (length > 0) {
        const QChar last = address[length - 1];
        const QStringView kept = address.first(length);
        const bool openBracket = (last == u')' && kept.count(u'(') < kept.count(u')')) ||
                                 (last == u']' && kept.count(u'[') < kept.count(u']'));
        if (!Punctuation.contains(last) && !openBracket)
            break;
        --length;
    }
    return length;
}

} // namespace

QList<TextLink> linksIn(const QString &text)
{
    QList<TextLink> found;
    const QStringView all(text);
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all[i] != u'h' && all[i] != u'H' && all[i] != u'm' && all[i] != u'M')
            continue;
        if (i > 0 && all[i - 1].isLetterOrNumber())
            continue;
        const QStringView rest = all.mid(i);
        const bool starts = std::any_of(Starts.begin(), Starts.end(), [&](QStringView scheme) {
            return rest.startsWith(scheme, Qt::CaseInsensitive);
        });
        if (!starts)
            continue;
        const auto end = std::find_if(rest.begin(), rest.end(), endsAddress);
        const qsizetype length = withoutSentence(rest.first(end - rest.begin()));
        const QUrl url(rest.first(length).toString(), QUrl::StrictMode);
        if (isOpenable(url)) {
            found.append({int(i), int(length), url});
            i += length - 1;
        }
    }
    return found;
}

bool isOpenable(const QUrl &url)
{
    if (!url.isValid())
        return false;
    const QString scheme = url.scheme();
    if (scheme == u"mailto")
        return url.host().isEmpty() && url.path().contains(u'@');
    return (scheme == u"https" || scheme == u"http") && !url.host().isEmpty();
}

QString trueHost(const QUrl &url)
{
    return url.scheme() == u"mailto" ? url.path(QUrl::FullyEncoded) : url.host(QUrl::FullyEncoded);
}

} // namespace desk
