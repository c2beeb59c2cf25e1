// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a letter leaves: `carry(letter)` returns when somebody has taken it, and else throws, with `forGood` when
// asking again would be of no use.
import { BoxCarrier } from './box.mjs';
import { SmtpCarrier } from './smtp.mjs';

export const carrierOf = ({ smtp, box }) => (smtp ? new SmtpCarrier(smtp) : new BoxCarrier(box));
