// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the pilot can do to widgets. Every function answers {"ok":true,…} or {"ok":false,"why":…}.
#pragma once

#include <QJsonObject>
#include <QString>

class QWidget;

namespace desk::hands {

/// The visible widget of that object name in any window; the one in the active window first.
QWidget *find(const QString &name);

QJsonObject describe(const QString &name);
QJsonObject click(const QString &name);
QJsonObject type(const QString &name, const QString &text);
QJsonObject paste(const QString &name, const QString &text);
QJsonObject press(const QString &name, const QString &keys);
/// The texts of a list's rows (accessible text where there is one).
QJsonObject rows(const QString &view);
QJsonObject clickRow(const QString &view, int row, bool twice);
QJsonObject trigger(const QString &action);
/// Chooses an entry of the menu that is open.
QJsonObject choose(const QString &text);
/// Opens a box and takes what begins so.
QJsonObject pick(const QString &name, const QString &text);
QJsonObject grab(const QString &path, const QString &name);
QJsonObject resize(int width, int height);
/// Every visible text of every window, to look for what must not be there.
QJsonObject texts();

} // namespace desk::hands
