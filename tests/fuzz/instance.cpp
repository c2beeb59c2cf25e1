// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One line from the socket that our own user may write to, and the line that we write ourselves.
#include "app/arguments.h"
#include "app/wish.h"
#include "tests/fuzz/fuzz.h"

using namespace desk;
using namespace desk::fuzz;

namespace {

void readLine(const QByteArray &line)
{
    const auto wish = Wish::from(line);
    if (!wish)
        return;
    if (wish->link.isEmpty()) {
        require(line.trimmed() == "show", "only the word itself shows the window");
        return;
    }
    require(line.size() <= Wish::MaxBytes, "a link fits into a message");
    require(wish->link.isValid() && wish->link.scheme() == u"deskbell", "only our own scheme is handed on");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    readLine(bytes);
    readLine("url " + bytes + '\n');

    const auto arguments = Arguments::parse({QString::fromUtf8(bytes)});
    if (!arguments || !arguments.value().link)
        return 0;
    const Wish sent{*arguments.value().link};
    const QByteArray line = sent.line();
    require(line.endsWith('\n') && line.count('\n') == 1, "a wish is one line");
    if (line.size() > Wish::MaxBytes)
        return 0; // too long for a link of ours as well
    const auto taken = Wish::from(line);
    // QUrl spells a few characters in two ways; on the way they are one.
    require(taken && taken->line() == line, "what a second start sends is what the first one reads");
    return 0;
}
