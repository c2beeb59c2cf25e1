// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/harden.h"

#include <QTest>

#include <csignal>
#include <cstdlib>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace desk;

namespace {

/// How a process ends that crashes after `before`.
int crashAfter(void (*before)())
{
    const pid_t child = ::fork();
    if (child == 0) {
        before();
        std::abort();
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

} // namespace

class TestHarden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCrashLeavesNoCore()
    {
        const int status = crashAfter(forbidCoreDumps);
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(WTERMSIG(status), SIGABRT);
        QVERIFY(!WCOREDUMP(status));
    }

    /// In a process of its own, which answers by its exit: here it would keep debuggers out.
    void nobodyOfTheSameUserReadsUsOrGetsADumpThroughAPipe()
    {
        const pid_t child = ::fork();
        if (child == 0) {
            const bool wasOpen = ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 1;
            forbidCoreDumps();
            rlimit limit{1, 1};
            ::getrlimit(RLIMIT_CORE, &limit);
            const bool isShut = ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0;
            ::_exit(wasOpen && isShut && limit.rlim_cur == 0 && limit.rlim_max == 0 ? 0 : 1);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }
};

QTEST_GUILESS_MAIN(TestHarden)
#include "tst_harden.moc"
