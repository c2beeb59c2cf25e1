// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One small line with an icon: advice, an error, a rule that is kept or not yet. Wraps when it must.
#pragma once

#include "ui/widgets/label.h"

#include <QWidget>

namespace desk {

class NoteLine : public QWidget
{
    Q_OBJECT

public:
    explicit NoteLine(const Theme &theme, QWidget *parent = nullptr);

    /// An empty text leaves the line blank but standing. `icon` may be empty. In the tone of danger it is
    /// read out to who cannot see it.
    void say(const QString &icon, Tone tone, const QString &text);
    void sayError(const QString &text) { say(QStringLiteral("warn"), Tone::Danger, text); }
    /// A rule: a tick in green when kept, a dash in grey when not yet.
    void sayRule(bool isKept, const QString &text);
    void setRole(TextRole role);
    void setKeepsRoom(bool keepsRoom);
    [[nodiscard]] QString text() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    /// It was read out.
    void alerted(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void alert();
    [[nodiscard]] int indent() const;
    [[nodiscard]] bool isBlank() const;

    const Theme &m_theme;
    Label *m_label;
    QString m_icon;
    Tone m_tone = Tone::Muted;
    TextRole m_role = TextRole::SecondLine;
    bool m_isRule = false;
    bool m_keepsRoom = true;
};

} // namespace desk
