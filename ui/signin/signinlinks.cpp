// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Links: looked at first, and used only when somebody here wants them.
#include "models/domain/deliver.h"
#include "ui/signin/signinpresenter.h"

namespace desk {

void SignInPresenter::openLink(const QUrl &link)
{
    // Any page on the web may send us a link: it must not disturb what is being done.
    if (isBusy())
        return;
    start(Work::OpeningLink);
    const int question = m_question;
    deliver(m_identity.inspectLink(link), this,
            [this, question, link](const Result<Identity::LinkKind> &kind) {
                if (question == m_question)
                    inspected(link, kind);
            });
}

void SignInPresenter::inspected(const QUrl &link, const Result<Identity::LinkKind> &kind)
{
    m_work = Work::None;
    if (!kind.ok())
        return fail(kind.error(), Doing::OpeningLink);
    m_link = link;
    if (kind.value() == Identity::LinkKind::Reply)
        return followLink();
    if (m_step != Step::Link)
        m_beforeLink = m_step;
    m_step = Step::Link; // what was typed stays where it is, for who says no
    Q_EMIT changed();
}

void SignInPresenter::refuseLink()
{
    if (m_step != Step::Link || isBusy())
        return;
    m_step = m_beforeLink;
    m_problem.reset();
    Q_EMIT changed();
}

void SignInPresenter::followLink()
{
    start(Work::OpeningLink);
    const int question = m_question;
    deliver(m_identity.signInWithLink(m_link), this, [this, question](const Result<Account> &answer) {
        if (question == m_question)
            answered(answer, Doing::OpeningLink);
    });
}

} // namespace desk
