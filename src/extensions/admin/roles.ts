import type { Core } from '@strapi/strapi';

/** Strapi's first roles as it names them, and as people here read them. */
const ROLES = [
  {
    code: 'strapi-super-admin',
    stock: 'Super Admin',
    name: '超级管理员',
    description: '可以使用全部功能，修改全部设置。',
  },
  {
    code: 'strapi-editor',
    stock: 'Editor',
    name: '编辑',
    description: '可以管理和发布内容，包括其他人的内容。',
  },
  {
    code: 'strapi-author',
    stock: 'Author',
    name: '作者',
    description: '可以管理自己写的内容。',
  },
];

/** Gives them their Chinese names; one that an administrator named otherwise keeps its name. */
export async function nameRoles(strapi: Core.Strapi): Promise<void> {
  for (const { code, stock, ...data } of ROLES) {
    await strapi.db.query('admin::role').updateMany({ where: { code, name: stock }, data });
  }
}
