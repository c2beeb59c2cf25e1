// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A card of the account page: the authenticator apps, with the setting up of another one inside of it.
#pragma once

#include "models/domain/factor.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panels.h"

class QPushButton;
class QVBoxLayout;

namespace desk {

class Ask;
class Clock;
class FactorPresenter;
class FactorSetupPane;
class NoteLine;

/// By reference: outlives the panel.
struct FactorParts
{
    FactorPresenter &presenter;
    const Theme &theme;
    const Clock &clock;
    Ask &ask;
    ButtonSize size = ButtonSize::Row; ///< Client: larger words, too
};

class FactorPanel : public Panel
{
    Q_OBJECT

public:
    explicit FactorPanel(const FactorParts &parts, QWidget *parent = nullptr);

    /// Asks the server; called when somebody comes to the page.
    void open();

protected:
    /// A key does not stay on a page that nobody looks at.
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void buildEnd(QVBoxLayout *column);
    void bind();
    void present();
    void showRows();
    [[nodiscard]] QWidget *makeRow(const Factor &factor);
    Label *addText(const QString &name, QVBoxLayout *column, Tone tone);
    [[nodiscard]] bool isLarge() const { return m_parts.size == ButtonSize::Client; }

    FactorParts m_parts;
    QList<Factor> m_shown; ///< what the rows say
    QVBoxLayout *m_rows = nullptr;
    Label *m_words = nullptr;
    NoteLine *m_problem = nullptr;
    FactorSetupPane *m_setup = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_again = nullptr;
};

} // namespace desk
