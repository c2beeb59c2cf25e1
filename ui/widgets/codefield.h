// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Six boxes for the code from the email, and one text field behind them: screen readers, input methods and
// the clipboard meet an ordinary line edit. Pasting a whole code fills all boxes whatever stood there.
#pragma once

#include <QLineEdit>

namespace desk {

class Theme;

class CodeField : public QLineEdit
{
    Q_OBJECT

public:
    static constexpr int digits = 6;

    explicit CodeField(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] bool isComplete() const { return text().size() == digits; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// The sixth digit is there. Once for each code; again only after it was changed.
    void completed(const QString &code);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void acceptText();
    [[nodiscard]] QRectF boxAt(int index) const;

    const Theme &m_theme;
    QString m_announced;
};

} // namespace desk
