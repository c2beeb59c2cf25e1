// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How far a client's request has come, in four plain words: Received, With a person, Waiting for you, Solved.
// Large with words under the discs, or small and quiet for a row.
#pragma once

#include <QStringList>
#include <QWidget>

class QPainter;

namespace desk {

class Theme;

class Steps : public QWidget
{
    Q_OBJECT

public:
    enum class Form { Large, Row };
    /// Where the request stands. Waiting is only shown as reached while it is the present step.
    enum class Step { Received, WithPerson, WaitingForYou, Solved };

    Steps(const Theme &theme, Form form, QWidget *parent = nullptr);

    void setStep(Step step);
    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] static QStringList words();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void nameForReaders();

    const Theme &m_theme;
    Form m_form;
    Step m_step = Step::Received;
};

/// The same for a delegate: discs along the middle of `rect`.
void drawSteps(QPainter *painter, const QRectF &rect, Steps::Form form, Steps::Step step, const Theme &theme);

} // namespace desk
