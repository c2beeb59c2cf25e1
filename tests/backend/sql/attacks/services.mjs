// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where people may type their password: who reads the list, who cannot write it, and which addresses it never holds.
import { randomUUID } from 'node:crypto';
import { check } from '../lib/report.mjs';
import { refused } from '../lib/caller.mjs';

const refusedUrls = ['', 'http://sign.in.test', 'https://', 'https://intranet', 'https://user@sign.in.test', 'https://user:word@sign.in.test',
  'https://sign.in.test/', 'https://sign.in.test?x', 'https://sign.in.test#x', 'https://sign.in.test/a/../b', 'https://sign.in.test/a%2fb',
  'https://sign.in.test:123456', 'https://-sign.in.test', 'https://Sign.in.test', 'https://sígn.in.test', 'https://sign.in.test\n', ' https://sign.in.test',
  'https://127.0.0.1.evil.test@x.test', 'http://127.0.0.1.evil.test', 'http://127.0.0.2:80', 'http://localhost.evil.test', 'ftp://sign.in.test', 'javascript:alert(1)',
  'file:///etc/passwd', `https://sign.in.test/${'x'.repeat(200)}`];
const takenUrls = ['https://sign.in.test', 'https://sign.in.test:8443/desk/v1', 'http://127.0.0.1:54324', 'http://localhost', 'http://[::1]:8000/x'];

export default async function services(w) {
  const { run, owner } = w;
  const anyone = { role: 'anon' };
  const list = async (who, options) => run(who, 'select * from public.sign_in_services()', options);
  const add = (org, name, url, enabled = true) =>
    owner`insert into private.auth_services (org_id, name, url, enabled) values (${org}, ${name}, ${url}, ${enabled})`
      .then(() => true, (error) => (error.code === '23514' ? false : Promise.reject(error)));
  const mark = randomUUID().slice(0, 8);
  const ours = async (who, options) => (await list(who, options)).rows.filter((row) => row.name.startsWith(mark));

  check('a service is taken', await add(w.org, `${mark} one`, 'https://one.sign.test'));
  await add(w.org, `${mark} off`, 'https://off.sign.test', false);
  await add(w.otherOrg, `${mark} two`, 'https://two.sign.test');

  for (const [name, who, options] of [['anon', null, anyone], ['a member', w.client, {}], ['a stranger', w.stranger, {}], ['a locked session', await w.session(w.boss), {}]]) {
    const rows = await ours(who, options);
    check(`${name} reads the services that are on, without a PIN`, rows.length === 2 && rows[0].url === 'https://one.sign.test' && rows[1].url === 'https://two.sign.test', rows);
    check(`and three things of each: ${name}`, rows.every((row) => Object.keys(row).sort().join() === 'name,organization_name,url'), rows);
  }
  await owner`update private.auth_services set enabled = false where name = ${`${mark} two`}`;
  check('switched off it is gone at once', (await ours(null, anyone)).length === 1);

  for (const role of ['anon', 'authenticated', 'service_role']) {
    const who = role === 'authenticated' ? w.boss : null;
    for (const sql of ['select * from private.auth_services', `insert into private.auth_services (org_id, name, url) values ('${w.org}', 'x', 'https://evil.sign.test')`,
      `update private.auth_services set url = 'https://evil.sign.test'`, 'delete from private.auth_services', `select private.is_service_url('https://evil.sign.test')`]) {
      check(`not by ${role}: ${sql.slice(0, 38)}`, refused(await run(who, sql, { role }), '42501'));
    }
  }

  for (const url of refusedUrls) check(`refused as an address: ${JSON.stringify(url).slice(0, 60)}`, !(await add(w.org, `${mark} x`, url)));
  for (const url of takenUrls) {
    check(`taken as an address: ${url}`, await add(w.org, `${mark} y`, url, false).catch((error) => error.code === '23505' && url === 'https://sign.in.test'));
  }
  for (const name of ['', '  ', 'a\nb', 'a\u202eb', 'x'.repeat(81)]) {
    check(`refused as a name: ${JSON.stringify(name).slice(0, 30)}`, !(await add(w.org, name, 'https://name.sign.test')));
  }
  await owner`delete from private.auth_services where name like ${`${mark}%`}`;
}
