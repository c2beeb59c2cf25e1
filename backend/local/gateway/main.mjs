// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The gateway: one origin in front of auth, REST, storage, realtime and the mail box, on loopback only.
//   node main.mjs --home DIR      (everything it must know stands in DIR/state.json; nothing secret in argv)
import http from 'node:http';
import { parseArgs } from 'node:util';
import { stackPaths } from '../stack/paths.mjs';
import { Gateway } from './gateway.mjs';
import { quietErrors } from './log.mjs';
import { pipeSocket } from './pipe.mjs';
import { isOurName, serve } from './serve.mjs';

quietErrors();
const { values } = parseArgs({ options: { home: { type: 'string' } } });
const gateway = new Gateway(stackPaths(values.home));
await gateway.open(process.env);

const server = http.createServer((request, response) => serve(gateway, request, response));
server.on('upgrade', (request, socket, head) => {
    if (gateway.context && isOurName(gateway, request)) pipeSocket(gateway.context, request, socket, head);
    else socket.destroy();
});
server.keepAliveTimeout = 65_000;
server.listen(gateway.port, '127.0.0.1', () => console.log(`listening on 127.0.0.1:${gateway.port}`));

for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, async () => {
        server.close();
        server.closeAllConnections();
        await gateway.close();
        process.exit(0);
    });
}
