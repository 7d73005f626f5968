import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, type AnyNode } from 'acorn';

/**
 * What is built must run on televisions of 2020, which carry Chromium 79. Syntax is parsed and looked
 * through; what the browser lends (functions, CSS) is looked up by name.
 */
const WEB = path.resolve(__dirname, '../../public/web');
const read = (file: string) => readFileSync(path.join(WEB, file), 'utf8');

/** The scripts and styles that a page names, with the worker for the screen's. */
function filesOf(page: string): string[] {
  const named = [...read(`${page}/index.html`).matchAll(/"\/web\/(assets\/[^"]+\.(?:js|css))"/g)];
  return named.map(([, file]) => file as string);
}
const pages = ['screen', 'desk', 'landing'];
const all = [...new Set(pages.flatMap(filesOf)), 'screen-sw.js'];
const scripts = all.filter((file) => file.endsWith('.js'));
/** Of the wall alone: the other pages are for the browsers of desks. */
const styles = filesOf('screen').filter((file) => file.endsWith('.css'));

/** Every node of a script. */
function* nodesOf(node: unknown): Generator<AnyNode> {
  if (Array.isArray(node)) for (const child of node) yield* nodesOf(child);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  if ('type' in node) yield node as AnyNode;
  for (const child of Object.values(node)) if (typeof child === 'object') yield* nodesOf(child);
}

/** Syntax that came after Chromium 79, with the version it came in. */
function tooYoung(node: AnyNode): string | null {
  switch (node.type) {
    case 'Program':
      return awaitsAtTop(node.body) ? 'top-level await (89)' : null;
    case 'ChainExpression':
      return 'optional chaining (80)';
    case 'LogicalExpression':
      return node.operator === '??' ? 'nullish coalescing (80)' : null;
    case 'AssignmentExpression':
      return ['??=', '||=', '&&='].includes(node.operator) ? 'logical assignment (85)' : null;
    case 'MethodDefinition':
      return node.key.type === 'PrivateIdentifier' ? 'private methods (84)' : null;
    case 'StaticBlock':
      return 'static blocks (94)';
    case 'BinaryExpression':
      return node.left.type === 'PrivateIdentifier' ? 'private in (91)' : null;
    case 'Literal':
      return 'regex' in node && /[dv]/.test(node.regex?.flags ?? '') ? 'regular flags (90)' : null;
    default:
      return null;
  }
}

/** Whether anything outside of functions waits: the module then keeps all that import it waiting. */
function awaitsAtTop(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(awaitsAtTop);
  if (typeof node !== 'object' || node === null) return false;
  const { type, await: each } = node as { type?: string; await?: boolean };
  if (type === 'AwaitExpression' || (type === 'ForOfStatement' && each)) return true;
  const isFunction = /Function|MethodDefinition|PropertyDefinition/.test(type ?? '');
  return !isFunction && Object.values(node).some(awaitsAtTop);
}

/** Functions that came after it, as properties and as globals. */
const METHODS = new Set(
  'at replaceAll hasOwn any findLast findLastIndex toSorted toReversed toSpliced groupBy replaceChildren randomUUID withResolvers showOpenFilePicker checkVisibility setHTMLUnsafe difference union intersection'.split(
    ' ',
  ),
);
const GLOBALS = new Set(
  'structuredClone WeakRef FinalizationRegistry AggregateError CSSLayerBlockRule scheduler'.split(
    ' ',
  ),
);
/** What `Intl` did not have yet. */
const INTL = new Set(['Segmenter', 'DisplayNames', 'DurationFormat', 'supportedValuesOf']);
/** Put in its place by `engine/older.ts`. */
const LENT = ['hasOwn'];

function borrowed(node: AnyNode): string | null {
  if (node.type === 'MemberExpression' && isNamed(node.object as AnyNode, 'Intl')) {
    const name = node.property.type === 'Identifier' ? node.property.name : '';
    return INTL.has(name) ? `Intl.${name}` : null;
  }
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
    const { object, property } = node.callee;
    const name = property.type === 'Identifier' ? property.name : '';
    if (name === 'any') return isNamed(object, 'Promise') ? 'Promise.any (85)' : null;
    if (name === 'timeout' && isNamed(object, 'AbortSignal')) return 'AbortSignal.timeout (103)';
    return METHODS.has(name) ? name : null;
  }
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return null;
  return node.callee.type === 'Identifier' && GLOBALS.has(node.callee.name)
    ? node.callee.name
    : null;
}
const isNamed = (node: AnyNode, name: string) => node.type === 'Identifier' && node.name === name;

/**
 * CSS that came after it; a declaration that it does not know is skipped, and the wall is wrong. Not
 * so `text-wrap: balance`: without it a last line may be short, and nothing else.
 */
const YOUNG_CSS: [string, RegExp][] = [
  ['inset (87)', /[;{]inset(-block|-inline)?:/],
  ['aspect-ratio (88)', /[;{]aspect-ratio:/],
  [':is or :where (88)', /:(is|where)\(/],
  [':has (105)', /:has\(/],
  [':not with a list (88)', /:not\([^()]*(\([^()]*\)[^()]*)*,/],
  [':focus-visible (86)', /:focus-visible/],
  ['small and dynamic viewport units (108)', /\d[dsl]v(h|w|min|max)\b/],
  ['container queries (105)', /@container|\bcq(w|h|min|max)\b/],
  ['layers (99)', /@layer/],
  ['color-mix (111)', /color-mix\(/],
  ['round, mod and trigonometry (111)', /[ (:](round|mod|sin|cos|pow|sqrt)\(/],
  ['individual transforms (104)', /[;{](translate|rotate|scale):/],
  ['nesting (112)', /[;{]&/],
  ['overflow: clip (90)', /overflow(-x|-y)?:clip/],
  ['unprefixed masks (120)', /[;{]mask(-image)?:/],
  ['text-emphasis (99)', /[;{]text-emphasis/],
];

/**
 * `gap` is older in grids than in flexible boxes, where it came with 84. A rule may set what another
 * one lays out: whatever has a gap must be laid out as a grid by a rule for the same selector.
 */
function flexGaps(css: string): string[] {
  const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(
    ([, selectors = '', body = '']) =>
      selectors.split(',').map((selector) => ({ selector: selector.trim(), body })),
  );
  const laidOut = (pattern: RegExp) =>
    new Set(rules.filter(({ body }) => pattern.test(body)).map(({ selector }) => selector));
  const grids = laidOut(/display:(inline-)?grid/);
  const flexible = laidOut(/display:(inline-)?flex/);
  return rules
    .filter(({ body }) => /(^|;)(row-|column-)?gap:/.test(body))
    .map(({ selector }) => selector)
    .filter((selector) => !grids.has(selector) || flexible.has(selector));
}

describe('the built pages on Chromium 79', () => {
  it.each(scripts)('%s is written in its language', (file) => {
    const isModule = file !== 'screen-sw.js';
    const tree = parse(read(file), {
      ecmaVersion: 2022,
      sourceType: isModule ? 'module' : 'script',
    });
    const found = [...nodesOf(tree)].flatMap((node) => tooYoung(node) ?? borrowed(node) ?? []);
    expect([...new Set(found)].filter((name) => !LENT.includes(name))).toEqual([]);
  });

  it.each(styles)('%s is styled in its words', (file) => {
    const css = read(file);
    const found = YOUNG_CSS.filter(([, pattern]) => pattern.test(css)).map(([name]) => name);
    expect([...found, ...flexGaps(css)]).toEqual([]);
  });

  it('would notice what is younger', () => {
    const young =
      'a?.b; a ?? b; a ??= b; class C { #m() {} static {} has(o) { return #m in o } } x.replaceAll(1); [].at(-1); Promise.any([]); structuredClone(a); AbortSignal.timeout(1); new Intl.Segmenter(); Intl.DisplayNames; for (const a of b) await c';
    const parsed = parse(young, { ecmaVersion: 2022, sourceType: 'module' });
    const found = [...nodesOf(parsed)].flatMap((node) => tooYoung(node) ?? borrowed(node) ?? []);
    expect(found).toHaveLength(14);
    const settled = 'async function a() { await b } const c = { async d() { await b } }';
    const quiet = parse(settled, { ecmaVersion: 2022, sourceType: 'module' });
    expect([...nodesOf(quiet)].flatMap((node) => tooYoung(node) ?? [])).toEqual([]);
    expect(flexGaps('.a{display:flex;gap:1px}.b{display:grid;gap:1px}')).toEqual(['.a']);
    expect(flexGaps('.a{display:flex}.b,.a{row-gap:1px}.c{column-gap:0}')).toEqual([
      '.b',
      '.a',
      '.c',
    ]);
    const lists = YOUNG_CSS.filter(([name]) => name.startsWith(':not')).map(
      ([, pattern]) => pattern,
    );
    expect(lists.map((list) => list.test(':not(.a,.b){'))).toEqual([true]);
    expect(lists.map((list) => list.test(':not(:nth-child(2n)),.b{'))).toEqual([false]);
  });

  it('keeps the whole screen offline: its page, each script and style it names, each piece of a face', () => {
    const worker = read('screen-sw.js');
    const faces = readdirSync(path.join(WEB, 'assets')).filter((name) => name.endsWith('.woff2'));
    const missing = [...filesOf('screen'), ...faces.map((name) => `assets/${name}`)].filter(
      (file) => !worker.includes(`/web/${file}`),
    );
    expect(missing).toEqual([]);
    expect(worker).toContain('"/screen"');
  });
});
