// What is done before anything secret is in memory.
#pragma once

namespace desk {

/// No core file of this process is written: it would hold tokens and what people wrote.
void forbidCoreDumps();

} // namespace desk
