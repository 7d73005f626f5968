import { Admin } from './admin';
import type { Instance } from './instance';

interface Permission {
  action: string;
  subject?: string;
  /** The fields of the subject that it is about; all where none are named. */
  fields?: string[];
}

const PASSWORD = 'Qingfeng-2026';

/** Signs in somebody with a role that may do just this. */
export async function colleague(
  instance: Instance,
  admin: Admin,
  name: string,
  permissions: readonly Permission[],
): Promise<Admin> {
  const { body: role } = await admin
    .send('post', '/admin/roles')
    .send({ name, description: name })
    .expect(201);
  await admin
    .send('put', `/admin/roles/${role.data.id}/permissions`)
    .send({
      permissions: permissions.map(({ action, subject = null, fields }) => ({
        action,
        subject,
        properties: fields ? { fields } : {},
        conditions: [],
      })),
    })
    .expect(200);
  const email = `${name}@example.com`;
  const { body: invited } = await admin
    .send('post', '/admin/users')
    .send({ firstname: '明', lastname: '王', email, roles: [role.data.id] })
    .expect(201);
  await admin
    .send('put', `/admin/users/${invited.data.id}`)
    .send({ password: PASSWORD, isActive: true })
    .expect(200);
  return Admin.signIn(instance, { email, password: PASSWORD });
}

export const keeperAct = (act: string): Permission => ({ action: `api::wall.keeper.${act}` });
export const mayRead = (subject: string, fields: string[]): Permission => ({
  action: 'plugin::content-manager.explorer.read',
  subject,
  fields,
});
