import {
  DeleteObjectsCommand,
  type DeleteObjectsCommandOutput,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { inParallel } from '../../core/in-parallel.ts';
import { isAttributes, type KnowledgeFile } from './knowledge-files.ts';
import { attempt, SyncFailure } from './sync-failure.ts';

const AT_ONCE = 10;
/** The limit of keys in one DeleteObjects request. */
const MOST_KEYS = 1000;

/** A folder in a bucket; keys are relative to it. Each method throws `SyncFailure`. */
export class Folder {
  readonly url: string;
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #path: string;

  /** The path ends with a slash. */
  constructor(client: S3Client, bucket: string, path: string) {
    this.#client = client;
    this.#bucket = bucket;
    this.#path = path;
    this.url = `s3://${bucket}/${path}`;
  }

  async keys(): Promise<Set<string>> {
    const pages = paginateListObjectsV2({ client: this.#client }, { Bucket: this.#bucket, Prefix: this.#path });
    const all = await attempt('s3:ListBucket', this.url, Array.fromAsync(pages));
    const keys = all.flatMap(({ Contents = [] }) => Contents.flatMap(({ Key }) => Key ?? []));
    // The S3 console creates an empty object with a trailing slash for a folder.
    return new Set(keys.filter((key) => !key.endsWith('/')).map((key) => key.slice(this.#path.length)));
  }

  async put(files: readonly KnowledgeFile[]): Promise<void> {
    await inParallel(AT_ONCE, files, (file) => {
      const ContentType = isAttributes(file) ? 'application/json' : 'text/markdown; charset=utf-8';
      const place = { Bucket: this.#bucket, Key: this.#path + file.key };
      const sent = this.#client.send(new PutObjectCommand({ ...place, Body: file.text, ContentType }));
      return attempt('s3:PutObject', this.url + file.key, sent);
    });
  }

  async remove(keys: readonly string[]): Promise<void> {
    for (let at = 0; at < keys.length; at += MOST_KEYS) {
      const Objects = keys.slice(at, at + MOST_KEYS).map((key) => ({ Key: this.#path + key }));
      const command = new DeleteObjectsCommand({ Bucket: this.#bucket, Delete: { Objects, Quiet: true } });
      const { Errors = [] } = await attempt<DeleteObjectsCommandOutput>(
        's3:DeleteObject',
        this.url,
        this.#client.send(command),
      );
      const [first] = Errors;
      if (!first) continue;
      throw new SyncFailure(
        `s3:DeleteObject on s3://${this.#bucket}/${first.Key}: ${first.Code}. Grant this permission to your credentials, then run this again.`,
      );
    }
  }
}
