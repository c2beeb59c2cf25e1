// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The menu behind the "+" of the list: what the list can be narrowed by.
#pragma once

class QMenu;
class QWidget;

namespace desk {

class InboxPresenter;
class PeopleModel;

/// Rebuilt each time that it opens, because people come and go.
[[nodiscard]] QMenu *makeFilterMenu(InboxPresenter &inbox, const PeopleModel &team, QWidget *parent);
[[nodiscard]] QMenu *makeSortMenu(InboxPresenter &inbox, QWidget *parent);

} // namespace desk
