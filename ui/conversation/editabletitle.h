// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A line that is read most of the time and can be changed where it stands: cut at its end while it is read, a
// field while it is written. Enter keeps, Escape gives back what was there.
#pragma once

#include "ui/theme/tokens.h"

#include <QWidget>

class QLineEdit;

namespace desk {

class Theme;

class EditableTitle : public QWidget
{
    Q_OBJECT

public:
    explicit EditableTitle(const Theme &theme, QWidget *parent = nullptr);

    /// Shown at once, unless somebody is just writing there.
    void setText(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }
    void setEditable(bool editable);
    [[nodiscard]] bool isEditing() const;
    void edit();
    /// Keeps what was written so far, as Enter does.
    void finishEditing() { finish(true); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changed(const QString &text); ///< somebody wrote another title

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void finish(bool keep);

    const Theme &m_theme;
    QString m_text;
    QLineEdit *m_field;
    bool m_editable = true;
};

} // namespace desk
