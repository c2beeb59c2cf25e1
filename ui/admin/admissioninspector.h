// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The chosen line of the list of allowed emails: who it is, what they may do, and the verbs of an admin.
// Every verb that takes something away is asked first.
#pragma once

#include "models/domain/allowedemail.h"

#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;
class QPushButton;
class QVBoxLayout;

namespace desk {

class Face;
class Label;
class Theme;
struct AllowedEmailsParts;

class AdmissionInspector : public QWidget
{
    Q_OBJECT

public:
    explicit AdmissionInspector(const AllowedEmailsParts &parts, QWidget *parent = nullptr);
    ~AdmissionInspector() override;

    void show(const std::optional<AllowedEmail> &row);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void buildWho(QVBoxLayout *column);
    void buildFacts(QVBoxLayout *column);
    void buildVerbs(QVBoxLayout *column);
    void showFacts();
    void bind();
    [[nodiscard]] QString nameOfRow() const;
    void askRole(Role role);
    void askRemove();
    void askEndSessions();
    void tellCode(const QString &code);

    std::unique_ptr<AllowedEmailsParts> m_parts;
    std::optional<AllowedEmail> m_row;
    QWidget *m_page = nullptr;
    Face *m_face = nullptr;
    Label *m_name = nullptr;
    Label *m_email = nullptr;
    QComboBox *m_role = nullptr;
    Label *m_state = nullptr;
    Label *m_seen = nullptr;
    Label *m_added = nullptr;
    Label *m_addedBy = nullptr;
    Label *m_used = nullptr;
    Label *m_expires = nullptr;
    QPushButton *m_code = nullptr;
    QPushButton *m_end = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace desk
