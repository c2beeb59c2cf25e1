// The gateway: one origin in front of auth, REST, storage, realtime and the mail box, on loopback only.
//   node main.mjs --home DIR      (everything it must know stands in DIR/state.json; nothing secret in argv)
import http from 'node:http';
import { parseArgs } from 'node:util';
import { endpoints } from '../stack/endpoints.mjs';
import { stackPaths } from '../stack/paths.mjs';
import { readState } from '../stack/state.mjs';
import { createContext } from './context.mjs';
import { isOurName, serve } from './serve.mjs';
import { pipeSocket } from './pipe.mjs';
import { quietErrors } from './log.mjs';

quietErrors();
const { values } = parseArgs({ options: { home: { type: 'string' } } });
const paths = stackPaths(values.home);
const state = readState(paths);
const context = await createContext(state, endpoints(state), paths);

const server = http.createServer((request, response) => serve(context, request, response));
server.on('upgrade', (request, socket, head) => (isOurName(context, request) ? pipeSocket(context, request, socket, head) : socket.destroy()));
server.keepAliveTimeout = 65_000;
server.listen(state.ports.gateway, '127.0.0.1', () => console.log(`listening on 127.0.0.1:${state.ports.gateway}`));

for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, async () => {
        server.close();
        server.closeAllConnections();
        context.sockets.forEach((socket) => socket.destroy());
        await context.close();
        process.exit(0);
    });
}
