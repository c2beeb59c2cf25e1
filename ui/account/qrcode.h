// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A QR code: black on white in every theme, with the quiet zone that cameras need, in whole pixels.
#pragma once

#include <QByteArray>
#include <QWidget>

namespace desk {

class QrCode : public QWidget
{
    Q_OBJECT

public:
    static constexpr int QuietZone = 4; ///< modules on each side

    explicit QrCode(QWidget *parent = nullptr);
    ~QrCode() override;

    /// Empty, or more than a code can hold: the paper stays white.
    void setText(const QByteArray &text);
    /// Modules of one side, without the quiet zone; 0 when there is no code.
    [[nodiscard]] int side() const { return m_side; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void wipe();
    [[nodiscard]] bool isDark(int x, int y) const { return m_modules.at(y * m_side + x) != 0; }

    QByteArray m_modules; ///< row by row, 1 is dark
    int m_side = 0;
};

} // namespace desk
