// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The people of backend/supabase/seed_people.sql who are there to sign in as; none of them has a PIN.
export const people = [
    { email: 'admin@deskbell.test', role: 'admin', name: 'Ada Marsh' },
    { email: 'manager@deskbell.test', role: 'manager', name: 'Max Weber' },
    { email: 'ana@deskbell.test', role: 'staff', name: 'Ana Ribeiro' },
    { email: 'bo@deskbell.test', role: 'staff', name: 'Bo Lindqvist', phone: '+447700900101' },
    {
        email: 'orla@corrib.test',
        role: 'client',
        name: 'Orla Byrne',
        company: 'Corrib Foods',
        phone: '+447700900102',
    },
    { email: 'thomas@hartmann.test', role: 'client', name: 'Thomas Müller', company: 'Hartmann Logistik' },
];
