// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The mails that were sent, oldest first: there is no SMTP server here, GET /mail shows them.
export class Mailbox {
    #mails = [];

    add({ to, subject, text, html }) {
        this.#mails.push({ to, subject, text, html, at: new Date().toISOString() });
        if (this.#mails.length > 1000) this.#mails.shift();
    }

    list() {
        return this.#mails;
    }

    clear() {
        this.#mails = [];
    }
}
