// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/ui/gallery/parts.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <cstdio>
#include <memory>
#include <vector>

using namespace desk;
using namespace desk::gallery;

namespace desk::gallery {

QVBoxLayout *section(const Theme &theme, const QString &title, QWidget *parent, QVBoxLayout *into)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::space8);
    column->addWidget(metaLabel(theme, title, parent));
    into->addLayout(column);
    into->addSpacing(metrics::space16);
    return column;
}

QHBoxLayout *line(QVBoxLayout *into, int spacing)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing);
    row->setAlignment(Qt::AlignLeft);
    into->addLayout(row);
    return row;
}

QUuid person(int number)
{
    return QUuid(uint(number) * 2654435761u, ushort(number), 7, 1, 2, 3, 4, 5, 6, 7, uchar(number));
}

void Painted::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_paint(&painter, rect());
}

} // namespace desk::gallery

namespace {

struct Page
{
    const char *name;
    QWidget *(*make)(const Theme &);
};

constexpr Page pages[]{
    {"components", componentsPage}, {"pages", pagesPage}, {"controls", controlsPage}, {"icons", iconsPage}};

bool save(QWidget *page, const QString &path, qreal ratio)
{
    QImage image(page->size() * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    page->render(&image);
    return image.save(path);
}

// Shows the pages and photographs them twice; in between the theme changes under the open windows.
class Photographer : public QObject
{
public:
    Photographer(Theme &theme, const QDir &folder)
        : m_theme(theme)
        , m_folder(folder)
    {
        m_theme.setChoice(Theme::Choice::Light);
        for (const Page &page : pages) {
            m_pages.emplace_back(page.make(theme));
            m_pages.back()->resize(m_pages.back()->sizeHint());
            m_pages.back()->show();
        }
        m_wait.setInterval(2 * metrics::skeletonDelayMs); // until what shows itself late is there
        connect(&m_wait, &QTimer::timeout, this, &Photographer::next);
        m_wait.start();
    }

private:
    void next()
    {
        const QString suffix = m_theme.isDark() ? QStringLiteral("-dark") : QStringLiteral("-light");
        for (std::size_t i = 0; i < m_pages.size(); ++i) {
            const QString base = m_folder.filePath(QLatin1String(pages[i].name) + suffix);
            if (save(m_pages[i].get(), base + QStringLiteral(".png"), 1) &&
                save(m_pages[i].get(), base + QStringLiteral("@2x.png"), 2))
                continue;
            fprintf(stderr, "cannot write to %s\n", qPrintable(m_folder.path()));
            return QCoreApplication::exit(1);
        }
        if (m_theme.isDark())
            return QCoreApplication::exit(0);
        m_theme.setChoice(Theme::Choice::Dark);
    }

    Theme &m_theme;
    QDir m_folder;
    std::vector<std::unique_ptr<QWidget>> m_pages;
    QTimer m_wait;
};

int show(Theme &theme)
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *toggle = new QPushButton(QStringLiteral("Light or dark"), &window);
    auto *tabs = new QTabWidget(&window);
    for (const Page &page : pages)
        tabs->addTab(page.make(theme), QLatin1String(page.name));
    column->addWidget(toggle, 0, Qt::AlignLeft);
    column->addWidget(tabs);
    QObject::connect(toggle, &QPushButton::clicked, &window, [&theme] {
        theme.setChoice(theme.isDark() ? Theme::Choice::Light : Theme::Choice::Dark);
    });
    window.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption saving(QStringLiteral("save"), QStringLiteral("Write pictures and end."),
                                    QStringLiteral("folder"));
    parser.addOption(saving);
    parser.addHelpOption();
    parser.process(application);

    initResources();
    Theme theme;
    theme.install(application);
    if (QFontDatabase::hasFamily(QStringLiteral("Inter"))) {
        QFont font(QStringLiteral("Inter"));
        font.setPixelSize(13);
        QApplication::setFont(font);
    }
    if (!parser.isSet(saving))
        return show(theme);
    const QDir folder(parser.value(saving));
    if (!folder.mkpath(QStringLiteral(".")))
        return 1;
    const Photographer photographer(theme, folder);
    return QApplication::exec();
}
