import type { StrapiApp } from '@strapi/strapi/admin';
import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

const HOOK = 'Admin/CM/pages/ListView/inject-column-in-table';

interface Header {
  name: string;
  attribute: { type: string };
  cellFormatter?: (entry: Record<string, unknown>, header: { name: string }) => React.ReactNode;
}

interface Columns {
  displayedHeaders: Header[];
}

const Text = ({ children }: { children: React.ReactNode }) => (
  <Typography textColor="neutral800">{children}</Typography>
);

/** An option as editors call it; the forms do this by themselves, the list shows the bare code. */
const OptionLabel = ({ code }: { code: string }) => {
  const { formatMessage } = useIntl();
  return <Text>{formatMessage({ id: code, defaultMessage: code })}</Text>;
};

const CELLS: Readonly<Record<string, (value: unknown) => React.ReactNode>> = {
  enumeration: (code) => (typeof code === 'string' ? <OptionLabel code={code} /> : '-'),
  // The list would group the digits of a year: 2,026.
  integer: (number) => (typeof number === 'number' ? <Text>{number}</Text> : '-'),
};

const withCell = (header: Header): Header => {
  const cell = header.name === 'id' ? undefined : CELLS[header.attribute.type];
  if (!cell || header.cellFormatter) return header;
  return { ...header, cellFormatter: (entry, { name }) => cell(entry[name]) };
};

/** Shows codes by their Chinese labels and numbers as written in the content manager's lists. */
export function showListColumns(app: StrapiApp): void {
  app.registerHook(HOOK, (columns: Columns) => ({
    ...columns,
    displayedHeaders: columns.displayedHeaders.map(withCell),
  }));
}
