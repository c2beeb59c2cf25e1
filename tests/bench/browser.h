// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The same rows and frames in the browser tab that a person would use instead (browser/page.jsx).
#pragma once

#include <QJsonObject>
#include <QString>

namespace desk::bench {

struct BrowserPlan
{
    QString web; ///< folder of the page and its build script
    int tickets = 0;
    int updates = 0;
};

/// Figures named browser_…; or one "browser_missing": a sentence that says why there are none.
[[nodiscard]] QJsonObject runBrowser(const BrowserPlan &plan);

} // namespace desk::bench
