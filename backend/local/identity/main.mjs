// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An identity provider for sign-in through the browser, on loopback only: accounts of the demo people, one password.
//   node main.mjs --home DIR      (everything it must know stands in DIR/state.json; nothing secret in argv)
import http from 'node:http';
import { parseArgs } from 'node:util';
import { quietErrors } from '../gateway/log.mjs';
import { stackPaths } from '../stack/paths.mjs';
import { readState } from '../stack/state.mjs';
import { html, interact } from './interactions.mjs';
import { messagePage } from './pages.mjs';
import { createProvider } from './provider.mjs';

quietErrors();
const { values } = parseArgs({ options: { home: { type: 'string' } } });
const { id, ports, identity: secrets } = readState(stackPaths(values.home));
const origin = `http://127.0.0.1:${ports.identity}`;
const provider = createProvider({ origin, gateway: `http://127.0.0.1:${ports.gateway}`, secrets });
provider.on('server_error', (_, error) => console.error(error));
const onward = provider.callback();

const server = http.createServer(async (request, response) => {
    try {
        // A page of the web whose name was made to point here must not be answered.
        if (request.headers.host !== `127.0.0.1:${ports.identity}`)
            return html(response, 421, messagePage('Unknown host', 'This is not its name.'));
        if (request.url === '/healthz') return response.end(JSON.stringify({ stack: id }));
        if (request.url === '/')
            return html(response, 200, messagePage('Demo identity provider', 'Deskbell brings you here to sign in.'));
        if (await interact({ provider, password: secrets.password }, request, response)) return;
        onward(request, response);
    } catch (error) {
        console.error(error);
        if (!response.headersSent) html(response, 500, messagePage('This does not work', 'Please begin again.'));
        else response.destroy();
    }
});
server.listen(ports.identity, '127.0.0.1', () => console.log(`listening on 127.0.0.1:${ports.identity}`));

for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
        server.close();
        server.closeAllConnections();
        process.exit(0);
    });
}
