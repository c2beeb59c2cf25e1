// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Foreign bytes, bent at random from a fixed seed: whatever comes, nothing worse than an error may happen.
#include "net/auth/sessioncodec.h"
#include "net/http/httperror.h"
#include "net/realtime/frames.h"
#include "net/supabase/accountcodec.h"
#include "net/supabase/admissioncodec.h"
#include "net/supabase/changegatherer.h"
#include "net/supabase/pullcodec.h"
#include "net/supabase/safetycodec.h"
#include "net/supabase/sessionscodec.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace desk;

namespace {

class Bender
{
public:
    explicit Bender(quint32 seed)
        : m_random(seed)
    {
    }
    QByteArray bent(QByteArray text)
    {
        static const QByteArray spice = "{}[]\",:\\0123456789eE+-.ntfu \n\x00\xff\xc3\xa4";
        const int blows = 1 + m_random.bounded(4);
        for (int i = 0; i < blows && !text.isEmpty(); ++i) {
            const auto at = m_random.bounded(int(text.size()));
            const auto letter = spice[m_random.bounded(int(spice.size()))];
            switch (m_random.bounded(5)) {
            case 0:
                text[at] = letter;
                break;
            case 1:
                text.insert(at, letter);
                break;
            case 2:
                text.remove(at, 1 + m_random.bounded(8));
                break;
            case 3:
                text.truncate(at);
                break;
            default:
                text.insert(at, text.mid(at, m_random.bounded(40)));
                break;
            }
        }
        return text;
    }

private:
    QRandomGenerator m_random;
};

QByteArray page()
{
    QFile file(QStringLiteral(GOLDEN "/pull_change.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestNoise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesOfAPull()
    {
        Bender bender(1);
        const QByteArray whole = page();
        QVERIFY(!whole.isEmpty());
        int good = 0;
        for (int round = 0; round < 20000; ++round)
            good += decodePull("x", bender.bent(whole)).ok() ? 1 : 0;
        QVERIFY(good > 0 && good < 20000); // both ways were gone
    }

    void liveChanges()
    {
        Bender bender(2);
        const QByteArray whole =
            R"([null,null,"realtime:x","postgres_changes",{"ids":[1],"data":{"schema":"public","table":"messages",)"
            R"("type":"INSERT","errors":null,"record":{"id":"00000000-0000-4000-8000-0000000000b2",)"
            R"("ticket_id":"00000000-0000-4000-8000-0000000000a2","author_id":"00000000-0000-4000-8000-000000000001",)"
            R"("internal":true,"body":"b","created_at":"2026-01-02T03:04:05Z"}}}])";
        ChangeGatherer gatherer(QStringLiteral("realtime:x"));
        QCOMPARE(gatherer.take(whole), ChangeGatherer::Taken::Rows);
        for (int round = 0; round < 40000; ++round) {
            const QByteArray text = bender.bent(whole);
            (void)gatherer.take(text);
            (void)frames::decodeText(text, frames::Vsn::V2);
        }
        while (const auto event = gatherer.next()) {
            for (const Message &message : std::get<MessagesArrived>(*event).messages)
                QVERIFY(!message.id.isNull() || !message.ticket.isNull() || !message.body.isEmpty());
        }
    }

    void smallAnswers()
    {
        Bender bender(3);
        const QByteArray state =
            R"({"user_id":"00000000-0000-4000-8000-000000000001","memberships":[{"org_id":)"
            R"("00000000-0000-4000-8000-00000000000f","role":"staff"}],"pin_set":true,)"
            R"("verified":true,"pin_min":6})";
        const QByteArray session =
            R"({"access_token":"a","refresh_token":"b","expires_in":900,"user":{"email":"c"}})";
        const QByteArray error = R"({"code":"PT429","message":"slow down","hint":"41","statusCode":"404"})";
        for (int round = 0; round < 20000; ++round) {
            (void)decodeMyState(bender.bent(state));
            (void)decodePinOutcome(bender.bent(R"({"ok":false,"code":"wrong","left":2})"));
            const auto entered = decodeSession(bender.bent(session));
            if (entered)
                QVERIFY(!entered.value()->accessToken.isEmpty() &&
                        !entered.value()->accessToken.contains('\n'));
            const Error read = errorFrom(429, bender.bent(error), {});
            QVERIFY(read.retryAfter >= 0 && read.retryAfter <= 3600 && read.code.size() <= 64);
            (void)decodeAllowed(bender.bent(R"([{"email":"a","role":"b","state":"c"}])"));
            const auto rules = decodeSafety(bender.bent(
                R"({"second_factor":true,"idle":{"admin":10,"manager":15,"staff":15,"client":30}})"));
            for (const Role role : IdleRoles)
                QVERIFY(!rules || (rules.value().idle.of(role) >= LeastIdleMinutes &&
                                   rules.value().idle.of(role) <= MostIdleMinutes));
            (void)decodeSessions(bender.bent(
                R"([{"session":"00000000-0000-4000-8000-000000000001","pin":"open","current":true}])"));
            (void)decodeEvents(bender.bent(
                R"([{"id":1,"at":"2026-01-02T03:04:05Z","kind":"x","person":"00000000-0000-4000-8000-000000000001"}])"));
        }
    }
};

QTEST_GUILESS_MAIN(TestNoise)
#include "tst_noise.moc"
