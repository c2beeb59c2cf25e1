// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Realtime stands behind the same origin: websockets are passed on as bytes, HTTP as it comes.
import http from 'node:http';
import net from 'node:net';

export function pipeHttp(context, request, response, body) {
    const onward = http.request(
        {
            host: '127.0.0.1',
            port: context.state.ports.realtime,
            method: request.method,
            path: request.url,
            headers: { ...request.headers, 'content-length': body.length },
        },
        (answer) => {
            response.writeHead(answer.statusCode, answer.headers);
            answer.pipe(response);
        },
    );
    onward.on('error', () => {
        if (response.headersSent) return response.destroy();
        response.writeHead(503, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ message: 'the realtime server does not answer' }));
    });
    onward.end(body);
}

export async function pipeSocket(context, request, socket, head) {
    socket.on('error', () => socket.destroy());
    if (!request.url.startsWith('/realtime/v1/'))
        return socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    const fault = context.faults.match('GET', request.url);
    if (fault && (await fault.beforeUpgrade(socket))) return;
    const onward = net.connect(context.state.ports.realtime, '127.0.0.1', () => {
        onward.write(`${request.method} ${request.url} HTTP/1.1\r\n${headerLines(request)}\r\n`);
        if (head.length > 0) onward.write(head);
        onward.pipe(socket);
        socket.pipe(onward);
    });
    onward.setNoDelay(true);
    socket.setNoDelay(true);
    context.sockets.add(socket);
    onward.on('error', () => {
        if (socket.writable) socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
    });
    onward.on('close', () => socket.destroy());
    socket.on('close', () => {
        context.sockets.delete(socket);
        onward.destroy();
    });
}

function headerLines(request) {
    let lines = '';
    for (let i = 0; i < request.rawHeaders.length; i += 2)
        lines += `${request.rawHeaders[i]}: ${request.rawHeaders[i + 1]}\r\n`;
    return lines;
}
