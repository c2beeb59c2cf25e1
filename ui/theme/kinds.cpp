// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/kinds.h"

#include "ui/theme/icons.h"

#include <QLineEdit>
#include <QVariant>
#include <QWidget>

#include <array>

namespace desk {

namespace {

constexpr char kindProperty[] = "kind";
constexpr char keyProperty[] = "keyHint";
constexpr char lookProperty[] = "look";
constexpr char wrongProperty[] = "wrong";
constexpr char leadingProperty[] = "leadingIcon";

constexpr std::array<const char *, 8> kinds{"secondary", "primary",    "flat", "note",
                                            "danger",    "dangerFill", "link", "chip"};
constexpr std::array<const char *, 3> looks{"form", "search", "bare"};

template <class Words>
int indexOf(const Words &words, const QString &wanted)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (wanted == QLatin1String(words[i]))
            return int(i);
    }
    return 0;
}

void change(QWidget *widget, const char *name, const QVariant &value)
{
    if (widget->property(name) == value)
        return;
    widget->setProperty(name, value);
    widget->updateGeometry();
    widget->update();
}

} // namespace

void setKind(QWidget *button, ButtonKind kind)
{
    change(button, kindProperty, QLatin1String(kinds[std::size_t(kind)]));
}

ButtonKind kindOf(const QWidget *button)
{
    return button ? ButtonKind(indexOf(kinds, button->property(kindProperty).toString()))
                  : ButtonKind::Secondary;
}

void setKeyHint(QWidget *button, const QString &key)
{
    change(button, keyProperty, key);
}

QString keyHintOf(const QWidget *button)
{
    return button ? button->property(keyProperty).toString() : QString();
}

void setFieldLook(QWidget *field, FieldLook look)
{
    change(field, lookProperty, QLatin1String(looks[std::size_t(look)]));
}

FieldLook fieldLookOf(const QWidget *field)
{
    return field ? FieldLook(indexOf(looks, field->property(lookProperty).toString())) : FieldLook::Form;
}

void setLeadingIcon(QLineEdit *field, QAnyStringView name)
{
    field->setProperty(leadingProperty, true); // before the action: adding it measures the field
    field->addAction(icon(name), QLineEdit::LeadingPosition);
}

bool hasLeadingIcon(const QWidget *field)
{
    return field && field->property(leadingProperty).toBool();
}

void setWrong(QWidget *field, bool isWrong)
{
    change(field, wrongProperty, isWrong);
}

bool isWrong(const QWidget *field)
{
    return field && field->property(wrongProperty).toBool();
}

} // namespace desk
