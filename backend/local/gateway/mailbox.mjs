// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The mails and text messages that were sent, oldest first: nothing leaves this machine, GET /mail shows them.
export class Mailbox {
    #mails = [];

    /** `channel` is "mail" or "sms"; a message to a phone has neither subject nor HTML. */
    add({ channel = 'mail', to, subject = '', text, html = '' }) {
        this.#mails.push({ channel, to, subject, text, html, at: new Date().toISOString() });
        if (this.#mails.length > 1000) this.#mails.shift();
    }

    list() {
        return this.#mails;
    }

    clear() {
        this.#mails = [];
    }
}
