// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The same rules through the gateway, as a client meets them: status codes, repeated requests, closed schemas.
// Works in the stack of DESKBELL_STACK_HOME, which it resets first.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { root, stackStatus } from './lib/database.mjs';
import { check, program } from './lib/report.mjs';

let stack;

async function call(method, where, { token, body, headers = {} } = {}) {
  const response = await fetch(stack.url + where, {
    method,
    headers: { apikey: stack.publishable_key, 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  let json;
  try {
    json = text === '' ? null : JSON.parse(text);
  } catch {
    json = text;
  }
  return { status: response.status, body: json };
}

async function signIn(email, pin) {
  await call('DELETE', '/mail');
  await call('POST', '/auth/v1/otp', { body: { email, create_user: false } });
  const mail = (await call('GET', '/mail')).body.find((m) => m.to === email);
  const code = mail?.text.match(/\b(\d{6})\b/)?.[1];
  const session = (await call('POST', '/auth/v1/verify', { body: { type: 'email', email, token: code } })).body;
  const token = session.access_token;
  if (!token) throw new Error(`${email} cannot sign in: ${JSON.stringify(session)}`);
  const rpc = async (name, body = {}, headers) => call('POST', `/rest/v1/rpc/${name}`, { token, body, headers });
  const state = (await rpc('my_state')).body;
  check(`my_state of ${email} says who and where before the PIN`, state.display_name && state.memberships.length === 1 && !state.verified, state);
  check(`${email} sees nothing before the PIN`, (await call('GET', '/rest/v1/tickets?select=id', { token })).body.length === 0);
  await rpc('set_pin', { new_pin: pin });
  const verified = await rpc('verify_pin', { pin });
  check(`${email} verifies`, verified.body?.ok === true, verified);
  return { token, rpc, id: session.user.id, org: state.memberships[0].org_id };
}

async function repeats(client) {
  const { token, org } = client;
  const ignore = { prefer: 'resolution=ignore-duplicates,return=representation' };
  const id = randomUUID();
  const file = (title) => call('POST', '/rest/v1/tickets', { token, body: { id, org_id: org, title, category: 'Printing', priority: 'high' }, headers: ignore });
  const first = await file('once');
  check('a ticket is filed: 201 with its number', first.status === 201 && first.body[0]?.id === id && first.body[0].number > 0, first);
  const second = await file('twice');
  check('repeated, it is no error and no row', second.status >= 200 && second.status < 300 && second.body.length === 0, second);
  const back = await call('GET', `/rest/v1/tickets?id=eq.${id}&select=title,requester_id,status,version`, { token });
  check('read back it is the first', back.body[0]?.title === 'once' && back.body[0].requester_id === client.id && back.body[0].version === 1, back);
  const minimal = await call('POST', '/rest/v1/tickets', { token, body: { id: randomUUID(), org_id: org, title: 'minimal' }, headers: { prefer: 'resolution=ignore-duplicates,return=minimal' } });
  check('without a representation too', minimal.status === 201 && minimal.body === null, minimal);

  const message = randomUUID();
  const say = () => call('POST', '/rest/v1/messages', { token, body: { id: message, ticket_id: id, author_id: client.id, body: 'hello' }, headers: ignore });
  const said = await Promise.all([say(), say(), say(), say()]);
  check('of four equal messages at once one is written, none is an error',
    said.every((r) => r.status < 300) && said.filter((r) => r.body.length === 1).length === 1, said);
  const merge = await call('POST', '/rest/v1/tickets', { token, body: { id, org_id: org, title: 'overwritten' }, headers: { prefer: 'resolution=merge-duplicates' } });
  check('an upsert that would overwrite is refused', merge.status === 403 || merge.status === 401, merge);
  const plain = await call('POST', '/rest/v1/tickets', { token, body: { id, org_id: org, title: 'again' } });
  check('a plain repeat is a conflict', plain.status === 409 && plain.body.code === '23505', plain);
  return id;
}

async function versions(agent, ticket) {
  const { token } = agent;
  const patch = (body) => call('PATCH', `/rest/v1/tickets?id=eq.${ticket}`, { token, body, headers: { prefer: 'return=representation' } });
  const without = await patch({ status: 'waiting' });
  check('a change without version is 428', without.status === 428 && without.body.code === 'PT428', without);
  const right = await patch({ status: 'waiting', version: 1 });
  check('with the version that stands it is made', right.status === 200 && right.body[0]?.version === 2, right);
  const stale = await patch({ status: 'open', version: 1 });
  check('a stale one is 409 and tells the version that stands', stale.status === 409 && stale.body.code === 'PT409' && stale.body.details === '2', stale);
  const status = await patch({ status: 'critical', version: 2 });
  check('what the table refuses is 400', status.status === 400 && status.body.code === '23514', status);
  const gone = await call('DELETE', `/rest/v1/tickets?id=eq.${ticket}`, { token });
  check('no hard delete', gone.status === 403 && gone.body.code === '42501', gone);
}

async function walls(client, agent, ticket) {
  const { token, org, rpc } = client;
  const note = await call('POST', '/rest/v1/messages', { token: agent.token, body: { id: randomUUID(), ticket_id: ticket, author_id: agent.id, body: 'note', internal: true } });
  check('an agent writes a note', note.status === 201, note);
  const seen = await call('GET', `/rest/v1/tickets?id=eq.${ticket}&select=id,messages(body,internal)`, { token });
  check('embedded in its ticket the client does not see it', seen.body[0]?.messages.length === 1 && seen.body[0].messages.every((m) => !m.internal), seen);
  const pulled = await rpc('pull', { org });
  check('nor in a pull', pulled.status === 200 && pulled.body.messages.every((m) => !m.internal) && pulled.body.tickets.some((t) => t.id === ticket), pulled.status);
  for (const [schema, table] of [['private', 'pin_secret'], ['private', 'settings'], ['auth', 'users'], ['desk', 'request']]) {
    const r = await call('GET', `/rest/v1/${table}`, { token, headers: { 'accept-profile': schema } });
    check(`schema ${schema} is closed`, r.status >= 400 && r.status < 500, r);
  }
  for (const [name, schema] of [['scope', 'desk'], ['page_messages_agent', 'desk'], ['pin_ok', 'private'], ['apply_role', 'private'], ['hook_before_user_created', 'public']]) {
    const r = await call('POST', `/rest/v1/rpc/${name}`, { token, body: { org }, headers: { 'content-profile': schema } });
    check(`${schema}.${name} cannot be called`, r.status >= 400 && r.status < 500, r);
  }
  const role = await call('PATCH', `/rest/v1/memberships?user_id=eq.${client.id}`, { token, body: { role: 'admin' } });
  check('nobody raises himself', role.status === 403, role);
  const anonymous = await call('GET', '/rest/v1/tickets?select=id');
  check('without a token there is nothing', anonymous.status >= 400 || anonymous.body.length === 0, anonymous);
  const rolledBack = await rpc('verify_pin', { pin: '0000' }, { prefer: 'tx=rollback' });
  check('a guess that would be rolled back is refused', rolledBack.body?.code === 'refused', rolledBack);
  const read = await call('GET', '/rest/v1/rpc/verify_pin?pin=4826', { token });
  check('a guess in a read-only request evaluates nothing', read.status >= 400 && !read.body?.ok, read);
  await rpc('lock_session');
  check('locked, a pull is refused', (await rpc('pull', { org })).body?.code === '42501');
  check('locked, there is nothing', (await call('GET', '/rest/v1/tickets?select=id', { token })).body.length === 0);
  await rpc('verify_pin', { pin: '4826' });
  let last;
  for (let i = 0; i < 65 && (last?.status ?? 201) === 201; i++) {
    last = await call('POST', '/rest/v1/tickets', { token, body: { id: randomUUID(), org_id: org, title: 'spam' }, headers: { prefer: 'return=minimal' } });
  }
  check('too many tickets are 429, with the seconds to wait', last.status === 429 && Number(last.body?.hint) > 0, last);
}

await program(async () => {
  stack = stackStatus();
  execFileSync(path.join(root, 'packaging/stack'), ['reset', '--home', process.env.DESKBELL_STACK_HOME], { stdio: 'ignore' });
  stack = stackStatus();
  const client = await signIn('orla@corrib.test', '4826');
  const agent = await signIn('ana@deskbell.test', '915372');
  const ticket = await repeats(client);
  await versions(agent, ticket);
  await walls(client, agent, ticket);
});
