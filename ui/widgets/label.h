// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Text of ours in a role and a tone of the look: line height as designed, cut at its own end with the whole
// text in the tool tip, or wrapped. Always plain text.
#pragma once

#include "ui/theme/fonts.h"
#include "ui/theme/tokens.h"

#include <QLabel>

namespace desk {

class Theme;

enum class Tone { Text, Text2, Muted, AccentInk, NoteInk, Danger, Warning, Success };
[[nodiscard]] QColor inkOf(Tone tone, const Tokens &tokens);

class Label : public QLabel
{
    Q_OBJECT

public:
    enum class Overflow { Cut, Wrap };

    Label(const Theme &theme, TextRole role, Tone tone, QWidget *parent = nullptr);
    Label(const Theme &theme, TextRole role, Tone tone, const QString &text, QWidget *parent = nullptr);

    void setTone(Tone tone);
    void setRole(TextRole role);
    /// Cut is the default; Wrap for sentences.
    void setOverflow(Overflow overflow);
    /// Digits all equally wide: for counts and countdowns.
    void setTabular(bool isTabular);

    /// Of one line: the role's, or what this font needs if that is more.
    [[nodiscard]] int lineHeight() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return m_overflow == Overflow::Wrap; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintLines(QPainter *painter, const QRect &room) const;

    const Theme &m_theme;
    TextRole m_role;
    Tone m_tone;
    Overflow m_overflow = Overflow::Cut;
    bool m_isTabular = false;
};

/// A label over a part of a form or list ("My work"), 11/16 600.
[[nodiscard]] Label *sectionLabel(const Theme &theme, const QString &text, QWidget *parent);
[[nodiscard]] Label *bodyLabel(const Theme &theme, const QString &text, QWidget *parent);
/// 12/16 muted: labels of facts, times.
[[nodiscard]] Label *metaLabel(const Theme &theme, const QString &text, QWidget *parent);
[[nodiscard]] Label *pageTitle(const Theme &theme, const QString &text, QWidget *parent);

} // namespace desk
