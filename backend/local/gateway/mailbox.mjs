// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The mails and text messages that were sent, oldest first: nothing leaves this machine, GET /mail shows them.
export class Mailbox {
    #mails = [];

    /**
     * `channel` is "mail" or "sms"; a message to a phone has neither subject nor HTML. `notice` names a mail of
     * backend/mail, empty for those of auth; the same one twice is one, as a mail box does with a Message-ID.
     */
    add({ channel = 'mail', to, subject = '', text, html = '', notice = '' }) {
        if (notice && this.#mails.some((one) => one.notice === notice)) return;
        this.#mails.push({ channel, to, subject, text, html, notice, at: new Date().toISOString() });
        if (this.#mails.length > 1000) this.#mails.shift();
    }

    list() {
        return this.#mails;
    }

    clear() {
        this.#mails = [];
    }
}
