// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every verb with its key, read from the actions themselves: nothing here can be out of date.
#pragma once

#include <QDialog>

namespace desk {

class Actions;
class Theme;

class KeysOverlay : public QDialog
{
    Q_OBJECT

public:
    KeysOverlay(const Actions &actions, const Theme &theme, QWidget *parent);

private:
    void build(const Actions &actions, const Theme &theme);
};

} // namespace desk
