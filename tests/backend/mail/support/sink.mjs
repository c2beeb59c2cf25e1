// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A mail server on loopback that says what a test wants it to say, and keeps what it took. In `script` an answer stands
// for its step (greeting, ehlo, mail, rcpt, data, taken): text, null for silence, or 'cut' to close without a word.
import net from 'node:net';
import tls from 'node:tls';

const usual = {
    greeting: '220 sink',
    ehlo: '250-sink\r\n250 8BITMIME',
    mail: '250 ok',
    rcpt: '250 ok',
    data: '354 go on',
    taken: '250 taken',
};

export class Sink {
    letters = []; // {from, to, source} of all that came whole, taken or not
    visits = 0;
    commands = []; // of all visits, by their first word
    script = {};
    #server;
    #sockets = new Set();

    /** `certificate` ({key, cert}): speaks TLS from the first byte. */
    async open(port = 0, certificate = null) {
        const talk = (socket) => this.#talk(socket);
        this.#server = certificate ? tls.createServer(certificate, talk) : net.createServer(talk);
        this.#server.on('tlsClientError', () => (this.visits += 1));
        await new Promise((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
        this.port = this.#server.address().port;
        return this;
    }

    async close() {
        this.#sockets.forEach((socket) => socket.destroy());
        await new Promise((resolve) => this.#server.close(resolve));
    }

    #talk(socket) {
        this.visits += 1;
        this.#sockets.add(socket);
        socket.on('close', () => this.#sockets.delete(socket));
        socket.on('error', () => {});
        const answer = (step) => {
            const line = step in this.script ? this.script[step] : usual[step];
            if (line === 'cut') socket.destroy();
            else if (line !== null) socket.write(`${line}\r\n`);
            return line;
        };
        let text = '';
        let letter = null;
        let inData = false;
        answer('greeting');
        socket.on('data', (chunk) => {
            text += chunk.toString('utf8');
            for (;;) {
                const end = text.indexOf(inData ? '\r\n.\r\n' : '\r\n');
                if (end < 0) return;
                const part = text.slice(0, end);
                text = text.slice(end + (inData ? 5 : 2));
                if (inData) {
                    this.letters.push({ ...letter, source: part });
                    inData = false;
                    answer('taken');
                    continue;
                }
                this.commands.push(part.split(' ')[0].toUpperCase());
                if (/^(EHLO|HELO)/i.test(part)) answer('ehlo');
                else if (/^MAIL FROM/i.test(part)) {
                    letter = { from: part.match(/<(.*?)>/)[1], to: [] };
                    answer('mail');
                } else if (/^RCPT TO/i.test(part)) {
                    letter.to.push(part.match(/<(.*?)>/)[1]);
                    answer('rcpt');
                } else if (/^DATA/i.test(part)) inData = String(answer('data')).startsWith('354');
                else if (/^QUIT/i.test(part)) socket.end('221 bye\r\n');
                else socket.write('502 what?\r\n');
            }
        });
    }
}

export const headerOf = (source, name) =>
    source
        .split('\r\n\r\n')[0]
        .replace(/\r\n[ \t]+/g, ' ')
        .match(new RegExp(`^${name}: (.*)$`, 'im'))?.[1];
