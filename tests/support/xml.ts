export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
}

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const TAG = /^<(\/?)([A-Za-z][\w:.-]*)((?:\s+[A-Za-z][\w:.-]*="[^"<]*")*)\s*(\/?)>/;

/** Reads a document of elements and attributes; throws where it is not well-formed. */
export function readXml(text: string): XmlElement {
  let rest = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/, '');
  const root: XmlElement = { name: '#document', attributes: {}, children: [] };
  const open = [root];
  while (rest.trim() !== '') {
    rest = rest.trimStart();
    const match = TAG.exec(rest);
    if (!match) throw new Error(`not well-formed at: ${rest.slice(0, 80)}`);
    rest = rest.slice(match[0].length);
    const [, closing, name = '', written = '', empty] = match;
    if (closing) {
      const last = open.pop();
      if (last?.name !== name) throw new Error(`</${name}> closes <${last?.name}>`);
      continue;
    }
    const element: XmlElement = { name, attributes: attributesIn(written), children: [] };
    open.at(-1)?.children.push(element);
    if (!empty) open.push(element);
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('not one whole document');
  return root.children[0] as XmlElement;
}

function attributesIn(written: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of written.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
    if (name in attributes) throw new Error(`${name} is there twice`);
    attributes[name] = value.replace(/&[^;]*;?/g, (entity) => {
      const sign = ENTITIES[entity];
      if (sign === undefined) throw new Error(`${entity} means nothing`);
      return sign;
    });
  }
  return attributes;
}

/** All elements of a name, wherever they are. */
export const all = (element: XmlElement, name: string): XmlElement[] => [
  ...(element.name === name ? [element] : []),
  ...element.children.flatMap((child) => all(child, name)),
];
