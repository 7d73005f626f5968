import { readFile } from 'node:fs/promises';
import path from 'node:path';
import request, { type Test } from 'supertest';
import type { Instance } from './instance';

export const ACCOUNT = { email: 'editor@example.com', password: 'Qingfeng-2026' };

export interface Entry {
  documentId: string;
  [attribute: string]: unknown;
}

/** An editor at the admin panel's own API: what they can do by hand, tests do through it. */
export class Admin {
  private constructor(
    private readonly url: string,
    readonly token: string,
  ) {}

  /** Makes the first account of a fresh instance and signs it in. */
  static async register({ url }: Instance): Promise<Admin> {
    const { body } = await request(url)
      .post('/admin/register-admin')
      .send({ ...ACCOUNT, firstname: '清', lastname: '风' })
      .expect(200);
    return new Admin(url, body.data.token);
  }

  /** Somebody whom an administrator made an account for. */
  static async signIn(
    { url }: Instance,
    account: { email: string; password: string },
  ): Promise<Admin> {
    const { body } = await request(url).post('/admin/login').send(account).expect(200);
    return new Admin(url, body.data.token);
  }

  /**
   * Somebody with a role of their own, that has these permissions and no other.
   *
   * @param permissions action, and the type that it is about, with its fields, where it is about one
   */
  async colleague(
    instance: Instance,
    name: string,
    permissions: readonly (readonly [action: string, subject?: string, fields?: string[]])[],
  ): Promise<Admin> {
    const role = await this.send('post', '/admin/roles').send({ name, description: name });
    const { id } = role.body.data as { id: number };
    await this.send('put', `/admin/roles/${id}/permissions`)
      .send({
        permissions: permissions.map(([action, subject = null, fields]) => ({
          action,
          subject,
          properties: fields ? { fields } : {},
          conditions: [],
        })),
      })
      .expect(200);
    return this.member(instance, name, id);
  }

  /** Somebody with one of the roles that are there from the start, by its code. */
  async stock(instance: Instance, code: 'strapi-editor' | 'strapi-author'): Promise<Admin> {
    const { body } = await this.send('get', '/admin/roles').expect(200);
    const role = body.data.find((each: { code: string }) => each.code === code);
    return this.member(instance, code, role.id);
  }

  private async member(instance: Instance, name: string, id: number): Promise<Admin> {
    const account = { email: `${name}@example.com`, password: ACCOUNT.password };
    const invited = await this.send('post', '/admin/users')
      .send({ firstname: '明', lastname: '王', email: account.email, roles: [id] })
      .expect(201);
    await this.send('put', `/admin/users/${invited.body.data.id}`)
      .send({ password: account.password, isActive: true })
      .expect(200);
    return Admin.signIn(instance, account);
  }

  send(method: 'get' | 'post' | 'put' | 'delete', target: string): Test {
    return request(this.url)[method](target).set('Authorization', `Bearer ${this.token}`);
  }

  async create(uid: string, data: object): Promise<Entry> {
    const { status, body } = await this.send(
      'post',
      `/content-manager/collection-types/${uid}`,
    ).send(data);
    if (status !== 201) throw new Error(`${uid}: ${JSON.stringify(body.error)}`);
    return body.data;
  }

  async update(uid: string, id: string, data: object): Promise<Entry> {
    const { body } = await this.send('put', `/content-manager/collection-types/${uid}/${id}`)
      .send(data)
      .expect(200);
    return body.data;
  }

  async publish(uid: string, { documentId, ...data }: Entry): Promise<void> {
    await this.send(
      'post',
      `/content-manager/collection-types/${uid}/${documentId}/actions/publish`,
    )
      .send(data)
      .expect(200);
  }

  async unpublish(uid: string, id: string): Promise<void> {
    await this.send('post', `/content-manager/collection-types/${uid}/${id}/actions/unpublish`)
      .send({})
      .expect(200);
  }

  async createPublished(uid: string, data: object): Promise<Entry> {
    const entry = await this.create(uid, data);
    await this.publish(uid, { ...data, documentId: entry.documentId });
    return entry;
  }

  async remove(uid: string, id: string): Promise<void> {
    await this.send('delete', `/content-manager/collection-types/${uid}/${id}`).expect(200);
  }

  /** Uploads into the media library; answers with the stored file. */
  async upload(file: string | Buffer, name: string): Promise<{ id: number; url: string }> {
    const bytes = typeof file === 'string' ? await readFile(file) : file;
    const { status, body } = await this.send('post', '/upload').attach('files', bytes, {
      filename: path.basename(name),
    });
    if (status !== 201) throw new Error(`${name}: ${JSON.stringify(body.error)}`);
    return body[0];
  }
}
