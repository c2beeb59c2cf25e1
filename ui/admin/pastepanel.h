// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One address or a whole list, typed, pasted or dropped: left what was written, right what the server would
// do with each line, below one button that says what it will do. Nothing happens before it is pressed.
#pragma once

#include "models/items/verdictmodel.h"

#include <QWidget>

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace desk {

class AdmissionPresenter;
class Clock;
class Desk;
class Label;
class Theme;
struct PasteCounts;

class PastePanel : public QWidget
{
    Q_OBJECT

public:
    PastePanel(AdmissionPresenter &admission, const Desk &desk, const Theme &theme, const Clock &clock,
               QWidget *parent = nullptr);

    /// Reads a dropped or chosen file into the field; at most MaxFile bytes.
    void read(const QString &path);
    void begin(); ///< empty, with the keyboard in it

    static constexpr qint64 MaxFile = 1'000'000;

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    QWidget *buildHead();
    QWidget *buildBody();
    QWidget *buildCounts(QWidget *body);
    QWidget *buildVerdicts(QWidget *body);
    QWidget *buildFoot();
    void bind();
    void preview();
    void showPreview();
    void showCounts(const PasteCounts &counts);
    void fillCompanies();

    AdmissionPresenter &m_admission;
    const Desk &m_desk;
    const Theme &m_theme;
    const Clock &m_clock;
    VerdictModel m_verdicts;
    QPlainTextEdit *m_text = nullptr;
    Label *m_problem = nullptr; ///< in place of the counts
    Label *m_new = nullptr;
    Label *m_changed = nullptr;
    Label *m_same = nullptr;
    Label *m_check = nullptr;
    QComboBox *m_role = nullptr;
    QComboBox *m_company = nullptr;
    QPushButton *m_apply = nullptr;
};

} // namespace desk
