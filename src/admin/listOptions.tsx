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

/** An option as editors call it; the forms do this by themselves, the list shows the bare code. */
const OptionLabel = ({ code }: { code: string }) => {
  const { formatMessage } = useIntl();
  return (
    <Typography textColor="neutral800">
      {formatMessage({ id: code, defaultMessage: code })}
    </Typography>
  );
};

const withLabel = (header: Header): Header =>
  header.attribute.type !== 'enumeration' || header.cellFormatter
    ? header
    : {
        ...header,
        cellFormatter: (entry, { name }) => {
          const code = entry[name];
          return typeof code === 'string' ? <OptionLabel code={code} /> : '-';
        },
      };

/** Shows Chinese labels in the columns of the content manager's lists. */
export function showOptionLabels(app: StrapiApp): void {
  app.registerHook(HOOK, (columns: Columns) => ({
    ...columns,
    displayedHeaders: columns.displayedHeaders.map(withLabel),
  }));
}
