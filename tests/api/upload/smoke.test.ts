import request from 'supertest';
import { Admin } from '../../support/admin';
import { Instance } from '../../support/instance';
import { picture } from '../../support/pictures';

let instance: Instance;
let admin: Admin;
beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
});
afterAll(() => instance.stop());

test('smoke', async () => {
  const { status, body } = await admin.send('post', '/upload').attach('files', await picture({ width: 800, height: 600 }), { filename: '竹报.png' });
  console.log(status, JSON.stringify(body));
  const f = await admin.send('post', '/upload').attach('files', 'database/sample/media/films/family-door.mp4');
  console.log(f.status, JSON.stringify(f.body));
  const e = await admin.send('post', '/upload').attach('files', Buffer.alloc(0), { filename: '空.png' });
  console.log(e.status, JSON.stringify(e.body));
  const r = await admin.send('post', `/upload?id=${body[0].id}`).attach('files', await picture({ width: 700, height: 600, format: 'jpeg' }), { filename: 'y.jpg' });
  console.log(r.status, JSON.stringify(r.body));
  const u = await request(instance.url).post('/upload').attach('files', Buffer.alloc(3000), { filename: '空.png' });
  console.log(u.status, JSON.stringify(u.body));
  const { execSync } = await import('node:child_process');
  console.log(execSync(`find ${instance.folder}/public/uploads`).toString());
});
