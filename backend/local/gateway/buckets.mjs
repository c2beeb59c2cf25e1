// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Token buckets, GoTrue's way to hold back those who guess: `burst` at once, then `perMinute`.
export class Buckets {
    #kept = new Map(); // name → {left, at}

    /** False when there is nothing left for `name`. */
    take(name, { burst, perMinute }, now = Date.now()) {
        const { left, at } = this.#kept.get(name) ?? { left: burst, at: now };
        const filled = Math.min(burst, left + ((now - at) / 60_000) * perMinute);
        const taken = filled >= 1;
        this.#kept.set(name, { left: taken ? filled - 1 : filled, at: now });
        return taken;
    }

    refill() {
        this.#kept.clear();
    }
}
