// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/qrcode.h"

#include "ui/theme/fonts.h"

#include <QPainter>
#include <qrencode.h>

#include <algorithm>
#include <memory>

namespace desk {

namespace {

// px at text size 13: four for each module of a usual address. A screen has no stains: the lowest correction
// makes the largest modules.
constexpr int Paper = 212;

} // namespace

QrCode::QrCode(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("qrCode"));
    setAccessibleName(tr("QR code for your authenticator app. The key below it is the same in letters."));
    const int side = Fonts::scaled(Paper);
    setFixedSize(side, side);
}

QrCode::~QrCode()
{
    wipe();
}

void QrCode::setText(const QByteArray &text)
{
    wipe();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        text.isEmpty()
            ? nullptr
            : QRcode_encodeData(int(text.size()), reinterpret_cast<const unsigned char *>(text.constData()),
                                0, QR_ECLEVEL_L),
        &QRcode_free);
    if (code) {
        m_side = code->width;
        m_modules.resize(qsizetype(m_side) * m_side);
        std::transform(code->data, code->data + m_modules.size(), m_modules.begin(),
                       [](unsigned char module) { return char(module & 1); });
        std::fill_n(code->data, m_modules.size(), static_cast<unsigned char>(0));
    }
    update();
}

void QrCode::wipe()
{
    m_modules.fill('\0');
    m_modules.clear();
    m_side = 0;
}

void QrCode::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    if (m_side == 0)
        return;
    // In pixels of the screen: a module of four and a half would be grey at its edge.
    const qreal ratio = devicePixelRatioF();
    const int room = int(width() * ratio);
    const int module = std::max(1, room / (m_side + 2 * QuietZone));
    const int from = (room - module * m_side) / 2;
    painter.scale(1 / ratio, 1 / ratio);
    for (int y = 0; y < m_side; ++y) {
        for (int x = 0; x < m_side; ++x) {
            if (isDark(x, y))
                painter.fillRect(from + x * module, from + y * module, module, module, Qt::black);
        }
    }
}

} // namespace desk
