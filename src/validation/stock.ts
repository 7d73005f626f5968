/** What Strapi itself refuses, in words an editor understands. Pure. */
import { fieldName } from '../labels/zh-Hans';
import type { Attributes, ComponentSchemas, Fault } from './faults';

/** One complaint as Strapi puts it: where, and in English what. */
export interface Complaint {
  path?: readonly string[];
  message: string;
}

const EMPTY = /must be defined|cannot be null|is a required field|cannot be empty|at least 1 char/i;
const GONE = /not found|do not exist|does not exist/i;
const CHINESE = /\p{Script=Han}/u;

/** What Strapi says of one field, naming the field; or of the entry as a whole, without a path. */
export function faultOf(
  uid: string,
  attributes: Attributes,
  { path = [], message }: Complaint,
  components: ComponentSchemas,
): Fault {
  if (path.length === 0) return { path: [], message: sentenceFor(message) };
  const field = fieldAt(uid, attributes, path, components);
  return { path: [...path], message: `${field}${complaintFor(message)}` };
}

function complaintFor(message: string): string {
  if (/unique/i.test(message)) return '已被另一条内容使用，请换一个';
  return EMPTY.test(message) ? '还没有填写' : '的值无效';
}

/** The field at the end of a path, which leads through components. */
function fieldAt(
  uid: string,
  attributes: Attributes,
  path: readonly string[],
  components: ComponentSchemas,
): string {
  const [name = '', ...rest] = path.filter((step) => !/^\d+$/.test(step));
  const component = attributes[name]?.component;
  if (!component || rest.length === 0) return fieldName(uid, name);
  return fieldAt(component, components(component), rest, components);
}

/** What Strapi says of an entry as a whole; what is in Chinese already is ours. */
export function sentenceFor(message: string): string {
  if (CHINESE.test(message)) return message;
  if (GONE.test(message)) return '引用的内容或文件已被删除，请刷新后重选';
  return '提交的内容格式不对，请刷新页面后重试';
}
