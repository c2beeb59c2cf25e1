// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// down: nothing of this home is left running. The data stays for the next `up`.
import { databasePlaces, stopCluster } from './postgres.mjs';
import { end, processesOf } from './processes.mjs';
import { Refusal } from './say.mjs';
import { stopServices } from './services.mjs';
import { readState } from './state.mjs';

export async function down(paths) {
    await stopServices(paths);
    for (const data of databasePlaces(paths, readState(paths))) {
        if (!(await stopCluster(data))) throw new Refusal('PostgreSQL does not end.');
    }
    // A PostgreSQL that was started a moment before `up` was killed has not written its own pid file yet.
    if (
        !(await end(processesOf(paths, 'postgres'), [
            ['SIGINT', 5000],
            ['SIGQUIT', 3000],
            ['SIGKILL', 2000],
        ]))
    ) {
        throw new Refusal('PostgreSQL does not end.');
    }
}
