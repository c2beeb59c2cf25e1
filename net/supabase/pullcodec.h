// The answer of pull(): one page of everything that changed for me (backend/supabase, docs/architecture.md).
#pragma once

#include "models/ports/backend.h"

#include <QByteArray>

namespace desk {

class PullReader
{
public:
    /// `cursor` is what was asked with; empty: from the start.
    Result<PullPage> read(const QByteArray &cursor, const QByteArray &text);
};

} // namespace desk
