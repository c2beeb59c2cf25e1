// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A line over the full width of the pane that it speaks of: information, a warning, or a failure with what is
// safe and what to do. The last good content stays below it.
#pragma once

#include <QWidget>

class QBoxLayout;
class QPushButton;

namespace desk {

class Label;
class Theme;

class Banner : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Info, Warning, Danger };

    explicit Banner(const Theme &theme, QWidget *parent = nullptr);

    /// `detail` is the second line, for failures: what is safe, what to do. May be empty.
    void say(Kind kind, const QString &text, const QString &detail = {});
    /// What can be done about it; an empty text takes the button away.
    void setAction(const QString &text, const QString &icon = {});
    /// A second way out, as a link.
    void setLink(const QString &text);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void actionClicked();
    void linkClicked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void arrange();

    const Theme &m_theme;
    Kind m_kind = Kind::Info;
    Label *m_text;
    Label *m_detail;
    QPushButton *m_action;
    QPushButton *m_link;
    QBoxLayout *m_row;
    QWidget *m_below; // holds the ways when they stand under the text
};

} // namespace desk
