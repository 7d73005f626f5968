/** Characters that XML 1.0 cannot hold at all, escaped or not. */
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** An attribute is one line: a reader would turn its breaks into spaces anyway. */
const BREAKS = /[\t\n\r\u2028\u2029]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in an element or an attribute, of XML as of HTML. */
export const escaped = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);

export type Attributes = Readonly<Record<string, string | number | null>>;

/** One element; attributes that are null are left out, its children stand as they are. */
export function element(
  name: string,
  attributes: Attributes,
  children: readonly string[] = [],
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${escaped(String(value).replace(BREAKS, ' '))}"`)
    .join('');
  if (children.length === 0) return `<${name}${written}/>`;
  const inner = children.map((child) => child.replace(/^/gm, '  ')).join('\n');
  return `<${name}${written}>\n${inner}\n</${name}>`;
}
