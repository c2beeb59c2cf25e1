// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Objects of storage as files under the home, in the shape the library asks for.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';

const tag = (found) => `"${crypto.createHash('md5').update(`${found.size}:${found.mtimeMs}`).digest('hex')}"`;

export class FileStorage {
    #base;

    constructor(base) {
        this.#base = base;
    }

    #file(bucket, key) {
        const file = path.join(this.#base, bucket, key);
        if (!file.startsWith(this.#base + path.sep)) throw new Error('a key leads out of the storage');
        return file;
    }

    async #facts(bucket, key) {
        const file = this.#file(bucket, key);
        const found = await fs.promises.stat(file);
        const side = JSON.parse(await fs.promises.readFile(`${file}.type`, 'utf8').catch(() => '{}'));
        return {
            cacheControl: side.cacheControl ?? 'no-cache',
            mimetype: side.mimetype ?? 'application/octet-stream',
            contentLength: found.size,
            size: found.size,
            lastModified: found.mtime,
            eTag: tag(found),
        };
    }

    async getObject(bucket, key) {
        const metadata = await this.#facts(bucket, key);
        return { httpStatusCode: 200, metadata, body: Readable.toWeb(fs.createReadStream(this.#file(bucket, key))) };
    }

    async uploadObject(bucket, key, _version, body, mimetype, cacheControl) {
        const file = this.#file(bucket, key);
        const bytes = body instanceof Uint8Array ? body : Buffer.from(await new Response(body).arrayBuffer());
        await fs.promises.mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
        await fs.promises.writeFile(file, bytes, { mode: 0o600 });
        await fs.promises.writeFile(`${file}.type`, JSON.stringify({ mimetype, cacheControl }), { mode: 0o600 });
        return this.#facts(bucket, key);
    }

    async deleteObject(bucket, key) {
        const file = this.#file(bucket, key);
        await fs.promises.rm(file, { force: true });
        await fs.promises.rm(`${file}.type`, { force: true });
    }

    async deleteObjects(bucket, keys) {
        for (const key of keys) await this.deleteObject(bucket, key);
    }

    async copyObject(bucket, key, _version, toBucket, toKey) {
        const to = this.#file(toBucket, toKey);
        await fs.promises.mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
        await fs.promises.copyFile(this.#file(bucket, key), to);
        await fs.promises.copyFile(`${this.#file(bucket, key)}.type`, `${to}.type`).catch(() => {});
        const { eTag, lastModified } = await this.#facts(toBucket, toKey);
        return { httpStatusCode: 200, eTag, lastModified };
    }

    async headObject(bucket, key) {
        return this.#facts(bucket, key);
    }

    async privateAssetUrl(bucket, key) {
        return `file://${this.#file(bucket, key)}`;
    }
}
