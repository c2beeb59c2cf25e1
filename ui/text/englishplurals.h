// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The source language is English, and its plurals are written "%n row(s)". Without a translator Qt shows them
// like that, so English needs one too: this one says "1 row" and "2 rows". Install it before the translations
// of other languages; they are asked first.
#pragma once

#include <QTranslator>

namespace desk {

class EnglishPlurals : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    [[nodiscard]] bool isEmpty() const override { return false; }
    /// Null for everything that has no plural in it, so that the source is shown.
    [[nodiscard]] QString translate(const char *context, const char *source, const char *disambiguation,
                                    int count) const override;
};

} // namespace desk
