import { describe, expect, it } from '@jest/globals';
import { faultOf, sentenceFor } from '../../src/validation/stock';

const attributes = {
  name: { type: 'string' },
  windows: { type: 'component', repeatable: true, component: 'wall.window' },
};
const components = () => ({ from: { type: 'time' }, to: { type: 'time' } });

describe('what Strapi refuses, in Chinese', () => {
  it.each([
    [['name'], 'name must be defined.', '“排期名称”还没有填写'],
    [['name'], 'name cannot be null.', '“排期名称”还没有填写'],
    [['name'], 'This attribute must be unique', '“排期名称”已被另一条内容使用，请换一个'],
    [['name'], 'name must be a `string` type', '“排期名称”的值无效'],
    [['windows', '0', 'from'], 'windows[0].from must be defined.', '“开始时刻”还没有填写'],
  ])('%j: %s', (path, message, said) => {
    const fault = faultOf('api::wall.schedule', attributes, { path, message }, components);
    expect(fault).toEqual({ path, message: said });
  });

  it('of an entry as a whole names no field', () => {
    const message = '1 relation(s) of type plugin::upload.file do not exist';
    const fault = faultOf('api::wall.schedule', attributes, { path: [], message }, components);
    expect(fault).toEqual({ path: [], message: '引用的内容或文件已被删除，请刷新后重选' });
  });

  it.each([
    ['Document with id "abc", locale "null" not found', '引用的内容或文件已被删除，请刷新后重选'],
    [
      '2 relation(s) of type api::collection.theme associated with this entity do not exist',
      '引用的内容或文件已被删除，请刷新后重选',
    ],
    ['Invalid relation format', '提交的内容格式不对，请刷新页面后重试'],
    ['已是中文', '已是中文'],
  ])('%s', (message, said) => {
    expect(sentenceFor(message)).toBe(said);
  });
});
