// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Questions to the person, behind an interface, so that a test can answer in advance. The answer comes later:
// no dialog here runs an event loop of its own.
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace desk {

struct Question
{
    QString name;  ///< object name of the dialog
    QString title; ///< the question, a few words
    QString text;  ///< what will happen; shown as plain text
    QString yes;   ///< the verb on the button
    QString no;    ///< the other button; empty: "Cancel"
    QString field; ///< label of a line to fill in (a reason); empty: none
    bool danger = false;
};

struct Answer
{
    bool yes = false;
    QString field;
};

class Ask
{
public:
    virtual ~Ask() = default;
    /// `then` is called once, later, unless `over` is destroyed before. Closing the dialog answers "no".
    virtual void ask(QWidget *over, const Question &question, std::function<void(const Answer &)> then) = 0;
    /// Something to be read and closed, such as a code that is shown once. `copy`: offered to the clipboard.
    virtual void tell(QWidget *over, const Question &words, const QString &copy) = 0;
};

/// Asks in a modal dialog over the window.
class AskInDialog final : public Ask
{
public:
    void ask(QWidget *over, const Question &question, std::function<void(const Answer &)> then) override;
    void tell(QWidget *over, const Question &words, const QString &copy) override;
};

} // namespace desk
