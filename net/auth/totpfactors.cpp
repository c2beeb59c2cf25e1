// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/totpfactors.h"

#include "net/http/ask.h"
#include "net/http/httperror.h"

#include <QUuid>

namespace desk {

namespace {

using Verb = Request::Verb;

QByteArray placeOf(FactorId factor)
{
    return "/auth/v1/factors/" + factor.value.toByteArray(QUuid::WithoutBraces);
}

/// The server looked at the challenge or the token, and not at the code.
bool isNotAboutTheCode(const Error &error)
{
    return isTokenRefused(error) || error.code == u"mfa_ip_address_mismatch" ||
           error.code == u"mfa_challenge_expired";
}

/// Six digits; what is longer is no code of an app.
QString appCode(const QString &code)
{
    const QString plain = plainCode(code);
    return plain.size() == 6 ? plain : QString();
}

} // namespace

TotpFactors::TotpFactors(Entrance &entrance, QObject *parent)
    : QObject(parent)
    , m_entrance(entrance)
{
}

QFuture<Result<QList<ListedFactor>>> TotpFactors::all()
{
    return turned<QList<ListedFactor>>(m_entrance.askAsMe(Verb::Get, "/auth/v1/user"),
                                       [](const HttpAnswer &answer) { return decodeFactors(answer.body); });
}

QFuture<Result<QList<Factor>>> TotpFactors::list()
{
    return turned<QList<Factor>>(all(), [](const QList<ListedFactor> &all) -> Result<QList<Factor>> {
        QList<Factor> verified;
        for (const ListedFactor &one : all) {
            if (one.verified)
                verified.append(one.factor);
        }
        return verified;
    });
}

QFuture<Result<EnrolmentPointer>> TotpFactors::enrol()
{
    return askNext(all(), this, [this](const Result<QList<ListedFactor>> &all) {
        if (!all)
            return ready<EnrolmentPointer>(all.error());
        return askNext(removeAbandoned(all.value()), this, [this](const Result<Done> &removed) {
            return removed ? begin() : ready<EnrolmentPointer>(removed.error());
        });
    });
}

/// What nobody confirmed. One that is gone by now is as good.
QFuture<Result<Done>> TotpFactors::removeAbandoned(QList<ListedFactor> rest)
{
    while (!rest.isEmpty() && (rest.first().verified || !rest.first().ours))
        rest.removeFirst();
    if (rest.isEmpty())
        return ready<Done>(Done{});
    const FactorId first = rest.takeFirst().factor.id;
    return askNext(m_entrance.askAsMe(Verb::Remove, placeOf(first)), this,
                   [this, rest](const Result<HttpAnswer> &answer) {
                       const bool isGone = answer || answer.error().kind == Error::Kind::NotFound;
                       return isGone ? removeAbandoned(rest) : ready<Done>(answer.error());
                   });
}

/// Names must differ, and what is left by another program is not ours to remove.
QFuture<Result<EnrolmentPointer>> TotpFactors::begin()
{
    const QString name =
        QLatin1String(OurFactors) + QUuid::createUuid().toString(QUuid::WithoutBraces).left(8);
    const QJsonObject body{{QStringLiteral("factor_type"), QStringLiteral("totp")},
                           {QStringLiteral("friendly_name"), name},
                           {QStringLiteral("issuer"), QStringLiteral("Deskbell")}};
    return turned<EnrolmentPointer>(m_entrance.askAsMe(Verb::Post, "/auth/v1/factors", body),
                                    [](const HttpAnswer &answer) { return decodeEnrolment(answer.body); });
}

QFuture<Result<Done>> TotpFactors::verify(FactorId factor, const QString &code)
{
    const QString plain = appCode(code);
    return plain.isEmpty() ? ready<Done>(rejected("code_form")) : answer(factor, plain, Again::Once);
}

QFuture<Result<Done>> TotpFactors::answer(FactorId factor, const QString &code, Again again)
{
    const auto asked = m_entrance.askAsMe(Verb::Post, placeOf(factor) + "/challenge");
    return askNext(asked, this, [this, factor, code, again](const Result<HttpAnswer> &told) {
        const auto challenge = told ? decodeChallenge(told.value().body) : Result<QByteArray>(told.error());
        if (!challenge)
            return ready<Done>(challenge.error());
        SessionKeeper &session = m_entrance.session();
        const FactorProof proof{factor.value.toByteArray(QUuid::WithoutBraces), challenge.value(), code};
        return askNext(session.replace(proof), this,
                       [this, factor, code, again, asked = session.session()](const Result<Done> &raised) {
                           const bool retry = !raised && again == Again::Once &&
                                              asked == m_entrance.session().session() &&
                                              isNotAboutTheCode(raised.error());
                           if (retry)
                               return answer(factor, code, Again::No);
                           // The challenge was answered with the same token.
                           return ready<Done>(raised ? raised : notThePersonsFault(raised.error()));
                       });
    });
}

QFuture<Result<Done>> TotpFactors::prove(const QString &code)
{
    const QString plain = appCode(code);
    if (plain.isEmpty())
        return ready<Done>(rejected("code_form"));
    return askNext(list(), this, [this, plain](const Result<QList<Factor>> &all) {
        if (!all)
            return ready<Done>(all.error());
        if (all.value().isEmpty())
            return ready<Done>(Error{Error::Kind::NotFound, {}, 0, QStringLiteral("no_factor"), 0});
        return tryEach(all.value(), plain);
    });
}

/// People do not know which of their apps we would ask about: most have one, and a code fits one only.
QFuture<Result<Done>> TotpFactors::tryEach(QList<Factor> rest, const QString &code)
{
    const FactorId factor = rest.takeFirst().id;
    return askNext(answer(factor, code, Again::Once), this, [this, rest, code](const Result<Done> &taken) {
        const bool isOfAnother =
            !taken && taken.error().code == u"mfa_verification_failed" && !rest.isEmpty();
        return isOfAnother ? tryEach(rest, code) : ready(taken);
    });
}

/// One that is gone by now is removed: the answer to the first try may have been lost. The session is no more
/// than it was before the code; a new token says so.
QFuture<Result<Done>> TotpFactors::remove(FactorId factor)
{
    return askNext(m_entrance.askAsMe(Verb::Remove, placeOf(factor)), this,
                   [this](const Result<HttpAnswer> &answer) {
                       if (!answer && answer.error().code != u"mfa_factor_not_found")
                           return ready<Done>(answer.error());
                       SessionKeeper &session = m_entrance.session();
                       return askNext(session.renew(session.accessToken()), this,
                                      [](const Result<Done> &) { return ready<Done>(Done{}); });
                   });
}

void TotpFactors::abandon(FactorId factor)
{
    deliver(m_entrance.askAsMe(Verb::Remove, placeOf(factor)), this, [](const Result<HttpAnswer> &) {});
}

} // namespace desk
