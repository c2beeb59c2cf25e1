// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// By a mail server. A lost answer means that it is asked again, as RFC 5321 wants it (4.5.4.1): the letter's name stays the
// same, by which mail boxes know it.
import nodemailer from 'nodemailer';

export class SmtpCarrier {
    #transport;

    /** `patience`: seconds for a connection, and for each answer twice as many. */
    constructor(server, patience = 10) {
        this.#transport = nodemailer.createTransport({
            ...server,
            connectionTimeout: patience * 1000,
            greetingTimeout: patience * 1000,
            socketTimeout: patience * 2000,
            disableFileAccess: true,
            disableUrlAccess: true,
        });
    }

    async carry({ id, from, to, subject, text, html }) {
        try {
            await this.#transport.sendMail({
                from,
                to: { name: '', address: to },
                envelope: { from: from.address, to: [to] },
                messageId: `<${id}@${from.address.split('@').at(-1)}>`,
                subject,
                text,
                html,
                headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
            });
        } catch (error) {
            // Only the box itself may be wrong for good; a refused sender or password is for the operator to mend.
            error.forGood = error.code === 'EENVELOPE' && error.command === 'RCPT TO' && error.responseCode >= 500;
            throw error;
        }
    }
}
