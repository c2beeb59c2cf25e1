// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A small runner: tests one after the other (they share one database), a limit for each, and `N passed, N failed`.
const tests = [];

/** `repair`: the number of the file in backend/local/repairs that this test shows to be needed. */
export function test(name, ...rest) {
    const work = rest.pop();
    tests.push({ name, repair: rest[0]?.repair ?? '', limit: rest[0]?.limit ?? 60_000, work });
}

export async function run(chosen = () => true) {
    const outcome = { passed: 0, failed: 0, names: [] };
    for (const one of tests.filter(chosen)) {
        const begin = performance.now();
        const failure = await attempt(one);
        const time = `${(performance.now() - begin).toFixed(0)} ms`;
        if (failure) {
            outcome.failed += 1;
            outcome.names.push(one.name);
        } else {
            outcome.passed += 1;
        }
        outcome.tell?.(one, failure);
        console.log(`${failure ? 'FAIL' : 'ok  '} ${one.name} (${time})${failure ? `\n     ${failure}` : ''}`);
    }
    return outcome;
}

async function attempt({ work, limit }) {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`not done within ${limit} ms`)), limit);
    });
    try {
        await Promise.race([work(), late]);
        return '';
    } catch (error) {
        return String(error?.stack ?? JSON.stringify(error))
            .split('\n')
            .slice(0, 12)
            .join('\n     ');
    } finally {
        clearTimeout(timer);
    }
}
