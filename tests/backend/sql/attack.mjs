// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Attacks on the database, as the API's roles: node attack.mjs [--in-place] [subject …]
import { openDatabase } from './lib/database.mjs';
import { program } from './lib/report.mjs';
import { buildWorld } from './lib/world.mjs';
import address from './attacks/address.mjs';
import audit from './attacks/audit.mjs';
import channels from './attacks/channels.mjs';
import clients from './attacks/clients.mjs';
import devices from './attacks/devices.mjs';
import enrolment from './attacks/enrolment.mjs';
import factor from './attacks/factor.mjs';
import factorAdmin from './attacks/factor_admin.mjs';
import guessing from './attacks/guessing.mjs';
import idle from './attacks/idle.mjs';
import integrity from './attacks/integrity.mjs';
import invitations from './attacks/invitations.mjs';
import outsiders from './attacks/outsiders.mjs';
import mail from './attacks/mail.mjs';
import pin from './attacks/pin.mjs';
import privilege from './attacks/privilege.mjs';
import pulls from './attacks/pulls.mjs';
import secrets from './attacks/secrets.mjs';
import seal from './attacks/seal.mjs';
import services from './attacks/services.mjs';
import sessions from './attacks/sessions.mjs';
import tenants from './attacks/tenants.mjs';
import tricks from './attacks/tricks.mjs';

const subjects = { address, privilege, secrets, pin, guessing, idle, tenants, clients, outsiders, integrity, invitations, pulls, channels, audit, devices, mail, seal, services, sessions,
  factor, factor_admin: factorAdmin, enrolment, tricks };
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

await program(async () => {
  for (const name of chosen) if (!subjects[name]) throw new Error(`no subject ${name}: ${Object.keys(subjects).join(', ')}`);
  const database = await openDatabase();
  try {
    const names = chosen.length ? chosen : Object.keys(subjects);
    // each subject has a world of its own, so that none leans on what another left
    for (const name of names) {
      if (process.env.VERBOSE) console.log(`-- ${name}`);
      await subjects[name](await buildWorld(database));
    }
  } finally {
    await database.close();
  }
}, chosen.length ? 1 : 1200);
