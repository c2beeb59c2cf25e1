// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A form with one button that does it. The four verbs of a form: load what there is, validate what was typed,
// apply it, and say so when that failed; what was typed stays until the form is done.
#pragma once

#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace desk {

class NoteLine;
class Theme;

class FormDialog : public QDialog
{
    Q_OBJECT

public:
    FormDialog(const Theme &theme, const QString &title, const QString &verb, QWidget *parent);

    void setVisible(bool visible) override;

protected:
    /// Fills the fields; called when the dialog is shown.
    virtual void load() = 0;
    /// A sentence that says what to mend, empty when nothing is wrong.
    [[nodiscard]] virtual QString validate() const = 0;
    /// Does it. Ends, now or later, with `applied()` or `applyFailed()`.
    virtual void apply() = 0;

    void applied();
    void applyFailed(const QString &sentence);
    /// Fields call this when they change: what was wrong may be right now.
    void edited();
    [[nodiscard]] QVBoxLayout *form() const { return m_form; }

private:
    void build(const Theme &theme, const QString &title, const QString &verb);
    void submit();
    void say(const QString &sentence);

    QVBoxLayout *m_form = nullptr;
    NoteLine *m_problem = nullptr;
    QPushButton *m_submit = nullptr;
};

} // namespace desk
