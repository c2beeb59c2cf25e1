// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmented.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>

namespace desk {

class Segmented::Part : public QAbstractButton
{
public:
    Part(const Theme &theme, const QString &text, QWidget *parent)
        : QAbstractButton(parent)
        , m_theme(theme)
    {
        setText(text);
        setObjectName(text);
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
    }

    QSize sizeHint() const override
    {
        const int words = QFontMetrics(Fonts::metaStrong()).horizontalAdvance(text());
        return {words + 2 * metrics::space8 + 4, metrics::chip};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = m_theme.tokens();
        if (isChecked())
            drawPanel(&painter, rect(), metrics::radiusTag + 1, t.surface, t.isDark ? t.lineStrong : t.line);
        painter.setFont(Fonts::metaStrong());
        painter.setPen(isChecked() || underMouse() ? t.text : t.text2);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
    }

private:
    const Theme &m_theme;
};

Segmented::Segmented(const Theme &theme, const QStringList &words, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(0);
    for (const QString &word : words) {
        auto *part = new Part(theme, word, this);
        m_group.addButton(part, int(m_group.buttons().size()));
        row->addWidget(part);
    }
    choose(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_group, &QButtonGroup::idToggled, this, [this](int index, bool isOn) {
        if (isOn)
            Q_EMIT chosenChanged(index);
    });
}

void Segmented::choose(int index)
{
    if (QAbstractButton *part = m_group.button(index))
        part->setChecked(true);
}

void Segmented::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawPanel(&painter, rect(), metrics::radiusButton, m_theme.tokens().chip);
}

} // namespace desk
