import type { Admin } from './admin';

/** A notice as a keeper sends it. */
export async function sendNotice(
  admin: Admin,
  { seconds = 3600, ...changes }: { seconds?: number; [field: string]: unknown } = {},
): Promise<string> {
  const { body } = await admin
    .send('post', '/wall/notices')
    .send({
      text: '三楼会议室改期，请相互转告',
      level: 'warning',
      screens: [],
      groups: [],
      expiresAt: new Date(Date.now() + seconds * 1000).toISOString(),
      ...changes,
    })
    .expect(201);
  return body.id;
}
