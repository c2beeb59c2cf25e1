// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A page of a pull, a list of tickets, a description: what HTTP brings of the desk itself.
#include "net/supabase/messagecodec.h"
#include "net/supabase/pullcodec.h"
#include "net/supabase/ticketcodec.h"
#include "tests/fuzz/rows.h"

using namespace desk;
using namespace desk::fuzz;

namespace {

void readPage(const QByteArray &text)
{
    const auto page = decodePull("asked", text);
    if (!page) {
        require(page.error().kind == Error::Kind::Garbled, "a page that makes no sense is Garbled");
        return;
    }
    require(!page.value().more || page.value().cursor != "asked", "no page is asked for twice");
    for (const Event &event : page.value().events)
        requireRows(event);
}

void readRows(const QByteArray &text)
{
    if (const auto tickets = decodeTickets(text)) {
        for (std::size_t i = 0; i < tickets.value().size(); ++i)
            requireRecord(tickets.value().at(i));
    }
    if (const auto messages = decodeMessages(text); messages && !messages.value().isEmpty())
        requireRows(MessagesArrived{messages.value()});
    if (const auto changes = decodeChanges(text); changes && !changes.value().isEmpty())
        requireRows(ChangesArrived{changes.value()});
    (void)decodeDescription(text);
}

/// Any bytes: a description that came as JSON is UTF-8, so those that are not stand for nothing.
void readDescription(const QByteArray &text)
{
    const std::string_view all(text.constData(), std::size_t(text.size()));
    std::string excerpt;
    makeExcerpt(all, excerpt);
    require(excerpt.size() <= TicketRecord::ExcerptBytes, "an excerpt fits into its bytes");
    if (!isUtf8(all))
        return;
    requireExcerpt(excerpt);
    std::string again;
    makeExcerpt(excerpt, again);
    require(again == excerpt, "an excerpt of an excerpt is the same");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    readPage(bytes);
    readRows(bytes);
    readDescription(bytes);
    return 0;
}
