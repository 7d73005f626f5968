const permission = (name: string) => [{ action: `api::wall.keeper.${name}`, subject: null }];

export const READ = permission('read');
export const PAIR = permission('pair');
export const COMMAND = permission('command');
export const NOTICE = permission('notice');
