// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The checkout and the packages of backend/local, where the official client is.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
export const command = path.join(root, 'packaging', 'stack');
const packages = createRequire(path.join(root, 'backend', 'local', 'package.json'));
export const { createClient } = await import(pathToFileURL(packages.resolve('@supabase/supabase-js')));
export const { default: postgres } = await import(pathToFileURL(packages.resolve('postgres')));
export const { TOTP, Secret } = await import(pathToFileURL(packages.resolve('otpauth')));
export const { default: readQR } = await import(pathToFileURL(packages.resolve('qr/decode.js')));
