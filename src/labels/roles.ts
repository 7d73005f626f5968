import type { Core } from '@strapi/strapi';

const ROLE = 'admin::role';

interface Words {
  name: string;
  description: string;
}

/** The roles that Strapi makes in a new database: how it describes them, and how we do. */
const ROLES: readonly { stock: Words; ours: Words }[] = [
  {
    stock: {
      name: 'Super Admin',
      description: 'Super Admins can access and manage all features and settings.',
    },
    ours: { name: '超级管理员', description: '可以使用和管理全部功能与设置。' },
  },
  {
    stock: {
      name: 'Editor',
      description: 'Editors can manage and publish contents including those of other users.',
    },
    ours: { name: '编辑', description: '可以管理和发布全部内容，包括他人创建的。' },
  },
  {
    stock: {
      name: 'Author',
      description: 'Authors can manage the content they have created.',
    },
    ours: { name: '作者', description: '可以管理自己创建的内容。' },
  },
];

/** Gives the stock roles their Chinese names, where nobody has given them others. */
export async function nameRoles(strapi: Core.Strapi): Promise<void> {
  for (const { stock, ours } of ROLES) {
    await strapi.db.query(ROLE).updateMany({ where: { ...stock }, data: { ...ours } });
  }
}
