// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the window was left, for as long as the test runs.
#pragma once

#include "ui/shell/windowstate.h"

#include <QHash>

namespace desk::test {

class LayoutInMemory final : public LayoutMemory
{
public:
    [[nodiscard]] QByteArray layout(const QString &name) const override { return kept.value(name); }
    void setLayout(const QString &name, const QByteArray &state) override { kept.insert(name, state); }

    QHash<QString, QByteArray> kept;
};

} // namespace desk::test
