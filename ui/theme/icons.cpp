// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/pixels.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QStringBuilder>
#include <QSvgRenderer>

#include <algorithm>
#include <array>
#include <cmath>

namespace desk {

namespace {

constexpr qreal markSize = 14;

QString pathOf(const QString &name)
{
    return QStringLiteral(":/deskbell/icons/") % name % QStringLiteral(".svg");
}

QImage rendered(const QString &name, int pixels, bool heavy)
{
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly)) {
        Q_ASSERT_X(false, "icon",
                   qPrintable(name)); // our own table is wrong, or initResources() was not called
        return image;
    }
    QByteArray svg = file.readAll();
    if (heavy)
        svg.replace("stroke-width=\"1.75\"", "stroke-width=\"2.1\"");
    QSvgRenderer renderer(svg);
    QPainter painter(&image);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    return image;
}

class Engine : public QIconEngine
{
public:
    explicit Engine(QString name)
        : m_name(std::move(name))
    {
    }

    QIconEngine *clone() const override { return new Engine(m_name); }
    QString key() const override { return QStringLiteral("desk"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        drawIcon(painter, m_name, rect, colour(mode, state));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return iconPixmap(m_name, std::min(size.width(), size.height()), colour(mode, state), 1,
                          QGuiApplication::layoutDirection());
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        const qreal side = std::min(size.width(), size.height()) / scale;
        return iconPixmap(m_name, side, colour(mode, state), scale, QGuiApplication::layoutDirection());
    }

private:
    static QColor colour(QIcon::Mode mode, QIcon::State state)
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        const bool isOn = state == QIcon::On || mode == QIcon::Selected || mode == QIcon::Active;
        return palette.color(isOn ? QPalette::WindowText : QPalette::PlaceholderText);
    }

    QString m_name;
};

} // namespace

QStringList iconNames()
{
    QStringList names = QDir(QStringLiteral(":/deskbell/icons")).entryList({QStringLiteral("*.svg")});
    for (QString &name : names)
        name.chop(4);
    return names;
}

bool hasIcon(QAnyStringView name)
{
    return QFile::exists(pathOf(name.toString()));
}

bool isMirroredIcon(QAnyStringView name)
{
    static constexpr std::array<const char *, 10> turned{"back",   "forward", "right", "reply", "send",
                                                         "insert", "undo",    "panel", "sort",  "book"};
    return std::any_of(turned.begin(), turned.end(),
                       [&](const char *one) { return name == QAnyStringView(one); });
}

QPixmap iconPixmap(QAnyStringView name, qreal size, const QColor &colour, qreal deviceRatio,
                   Qt::LayoutDirection direction)
{
    const QString own = name.toString();
    const bool turned = direction == Qt::RightToLeft && isMirroredIcon(own);
    const int pixels = std::max(1, int(std::lround(size * deviceRatio)));
    const QString key = QStringLiteral("desk/") % own % u'/' % QString::number(pixels) % u'/' %
                        QString::number(colour.rgba(), 16) % u'/' % QString::number(deviceRatio) %
                        (turned ? u"r" : u"l");
    QPixmap found;
    if (QPixmapCache::find(key, &found))
        return found;
    QImage image = rendered(own, pixels, size <= markSize);
    if (turned)
        image = image.mirrored(true, false);
    QPainter painter(&image);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), colour);
    painter.end();
    found = QPixmap::fromImage(image);
    found.setDevicePixelRatio(deviceRatio);
    QPixmapCache::insert(key, found);
    return found;
}

void drawIcon(QPainter *painter, QAnyStringView name, const QRectF &rect, const QColor &colour)
{
    // Not the device's own ratio: a widget that is rendered into a sharper picture still calls itself 1x.
    const QTransform &toDevice = painter->deviceTransform();
    const bool isUpright = toDevice.type() <= QTransform::TxScale && toDevice.m11() > 0;
    const qreal ratio = isUpright ? toDevice.m11() : painter->device()->devicePixelRatioF();
    const qreal side = std::min(rect.width(), rect.height());
    const QPixmap pixmap = iconPixmap(name, side, colour, ratio, readingDirection(painter));
    const QPointF corner(rect.center().x() - side / 2, rect.center().y() - side / 2);
    // On whole device pixels: a bitmap between two pixels is a blurred one.
    const QRectF place =
        QRectF(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio,
               pixmap.width() / ratio, pixmap.height() / ratio);
    painter->drawPixmap(place.topLeft(), pixmap);
}

QIcon icon(QAnyStringView name)
{
    return QIcon(new Engine(name.toString()));
}

QIcon programIcon()
{
    // Drawn by ourselves: reading an SVG as an icon needs a plugin that may not be installed.
    QSvgRenderer renderer(QStringLiteral(":/deskbell/app/deskbell.svg"));
    QIcon pictures;
    for (const int side : {16, 22, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter, QRectF(0, 0, side, side));
        painter.end();
        pictures.addPixmap(pixmap);
    }
    return pictures;
}

} // namespace desk
