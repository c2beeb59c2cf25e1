// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps a field to digits, whatever is typed or pasted: "407 123", "code: 407123", Arabic figures.
#pragma once

#include <QValidator>

namespace desk {

class Digits : public QValidator
{
    Q_OBJECT

public:
    explicit Digits(int most, QObject *parent = nullptr)
        : QValidator(parent)
        , m_most(most)
    {
    }

    State validate(QString &input, int &cursor) const override;

    /// The ASCII digits of a text in their order.
    [[nodiscard]] static QString of(const QString &text);

private:
    int m_most;
    mutable QString m_before; // what stood there, to tell a pasted code from a seventh digit
};

} // namespace desk
