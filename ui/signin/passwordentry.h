// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A field for a new password: typed once and shown on demand, and while one types, how hard it is to guess.
#pragma once

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace desk {

class NoteLine;
class StrengthBar;
class TextField;
class Theme;

class PasswordEntry : public QWidget
{
    Q_OBJECT

public:
    /// `objectName` goes to the line edit.
    PasswordEntry(const Theme &theme, const QString &objectName, const QString &label,
                  QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *edit() const;
    /// `personal`: words that whoever guesses tries first.
    void setPassword(const QString &password, const QStringList &personal);
    void setError(const QString &error);

protected:
    /// What was shown to one pair of eyes is hidden for the next.
    void hideEvent(QHideEvent *event) override;

private:
    void setShown(bool isShown);

    TextField *m_field;
    StrengthBar *m_bar;
    QPushButton *m_reveal;
    NoteLine *m_words;
};

} // namespace desk
