/** Why a file may not come in. */
export type RefusalCode =
  | 'empty'
  | 'unknown-type'
  | 'not-accepted'
  | 'mislabelled'
  | 'truncated'
  | 'corrupt'
  | 'polyglot'
  | 'active-content'
  | 'too-many-pixels'
  | 'too-large'
  | 'too-slow'
  | 'not-playable'
  | 'bad-captions';

/**
 * A file that may not come in. Its message is zh-Hans, says the reason and what to do, and does not
 * name the file: whoever knows the name puts it in front.
 */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

export const truncated = (): Refusal =>
  new Refusal('truncated', '不完整，可能没有传完或在拷贝时中断，请从原处重新拷贝后再上传');

export const corrupt = (what: string): Refusal =>
  new Refusal('corrupt', `已损坏（${what}），请用看图或播放软件打开确认，重新导出后再上传`);

export const polyglot = (what: string): Refusal =>
  new Refusal('polyglot', `里夹带了${what}，不能收入，请用看图软件打开后另存一份再上传`);

export const tooSlow = (): Refusal =>
  new Refusal('too-slow', '的结构太复杂，检查了很久也没有看完，请重新导出后再上传');
