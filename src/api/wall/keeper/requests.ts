import { z } from '@strapi/utils';
import { isTimezone } from '../../../validation/timezone';
import { LEAST_LIFE, MOST_LIFE } from '../notices/active';
import { SLIDE_KINDS } from '../programme/source';
import type { SlideKind } from '../programme/types';
import { Refusal } from '../refusal';

const id = z.string().regex(/^[a-z0-9]{1,32}$/);
const text = (most: number) => z.string().trim().min(1).max(most);

const pixels = z.number().int().min(320).max(15_360);

export const approval = z.union([
  z.object({ code: z.string(), screen: id }),
  z.object({
    code: z.string(),
    create: z.object({
      name: text(60),
      place: z
        .string()
        .trim()
        .max(120)
        .nullish()
        .transform((place) => place || null),
      width: pixels,
      height: pixels,
      group: id.nullish().transform((group) => group ?? null),
      timezone: z.string().max(64).refine(isTimezone),
      audience: z.enum(['public', 'internal']),
    }),
  }),
]);

/** A notice must end: it has an expiry, and not a distant one. */
export const newNotice = (now: number) =>
  z.object({
    text: text(200),
    level: z.enum(['info', 'warning', 'urgent']),
    screens: z.array(id).max(2000).optional().default([]),
    groups: z.array(id).max(200).optional().default([]),
    expiresAt: z.iso
      .datetime({ offset: true })
      .transform((time) => Date.parse(time))
      .refine((time) => time >= now + LEAST_LIFE && time <= now + MOST_LIFE),
  });

const day = z.iso.date();

/** A repetition is counted out day by day up to the time asked about: a distant one costs seconds. */
const isNear = (time: string, now: number): boolean =>
  Math.abs(Date.parse(time) - now) <= MOST_YEARS * 366 * DAY;

export const timelineQuery = (now: number) =>
  z.object({ from: day }).refine(({ from }) => isNear(from, now), { path: ['week'] });
export const previewQuery = (now: number) =>
  z.object({
    at: z.iso.datetime({ offset: true }).refine((at) => isNear(at, now)),
    slide: z.string().max(120).optional(),
  });
export const playsQuery = z
  .object({ from: day, to: day, screen: id.optional() })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) < MOST_DAYS * DAY, {
    path: ['to'],
  });

export const work = z.object({ kind: z.enum(SLIDE_KINDS as [SlideKind]), id });

/** A query is text. */
const typed = z
  .string()
  .regex(/^\d{3,5}$/)
  .transform(Number)
  .pipe(pixels);

export const draftQuery = z.object({
  status: z.enum(['draft', 'published']),
  width: typed,
  height: typed,
});

const DAY = 24 * 60 * 60_000;
const MOST_DAYS = 400;
const MOST_YEARS = 5;

/** What each field is called in the panel. */
const WORDS: Readonly<Record<string, string>> = {
  code: '配对码',
  screen: '屏幕',
  create: '新屏幕',
  name: '名称',
  place: '位置',
  width: '宽（320 至 15360 像素）',
  height: '高（320 至 15360 像素）',
  group: '屏组',
  timezone: '时区',
  audience: '可见范围',
  text: '插播文字（1 至 200 字）',
  level: '级别',
  screens: '屏幕',
  groups: '屏组',
  expiresAt: '失效时间（10 秒之后、7 天之内，必填）',
  from: '开始日期',
  to: '结束日期（一次最多 400 天）',
  week: '开始日期（现在前后 5 年之内）',
  slide: '画面',
  kind: '内容类型',
  status: '版本（草稿或已发布）',
  at: '时间（现在前后 5 年之内）',
};

interface Issue {
  path: PropertyKey[];
  errors?: Issue[][];
}

/** The deepest field that a failed check names: of alternatives, that of the one that got furthest. */
function fieldOf(issues: readonly Issue[]): string | undefined {
  const pathsOf = ({ path, errors = [] }: Issue): string[][] => [
    path.map(String),
    ...errors
      .flat()
      .flatMap((inner) => pathsOf(inner).map((rest) => [...path.map(String), ...rest])),
  ];
  const [deepest] = issues.flatMap(pathsOf).sort((a, b) => b.length - a.length);
  return deepest?.filter((step) => step in WORDS).at(-1);
}

/** The checked value, or a refusal that names the field in Chinese. */
export function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const field = fieldOf(parsed.error.issues as unknown as Issue[]);
  throw new Refusal(400, `请检查“${(field && WORDS[field]) || '填写的内容'}”`);
}
