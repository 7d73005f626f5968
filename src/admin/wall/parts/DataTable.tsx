import type { ReactNode } from 'react';
import { styled } from 'styled-components';

const Scroll = styled.div`
  width: 100%;
  overflow-x: auto;
`;

const Grid = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.4rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral800};

  caption {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  th,
  td {
    padding: 0.9rem 1.2rem;
    text-align: left;
    vertical-align: top;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  th {
    font-size: 1.2rem;
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral600};
    white-space: nowrap;
  }

  td.number,
  th.number {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
`;

interface Row {
  key: string;
  cells: ReactNode[];
}

interface Props {
  caption: string;
  columns: readonly string[];
  rows: readonly Row[];
  /** Columns that hold numbers. */
  numeric?: readonly number[];
}

/** A plain table, with a name for those who hear it; wide ones scroll within their frame. */
export const DataTable = ({ caption, columns, rows, numeric = [] }: Props) => {
  const classOf = (column: number) => (numeric.includes(column) ? 'number' : undefined);
  return (
    // A frame that scrolls must be reachable for those without a pointer.
    <Scroll tabIndex={0} role="region" aria-label={caption}>
      <Grid>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={column} scope="col" className={classOf(index)}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) => (
                <td key={columns[index]} className={classOf(index)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Grid>
    </Scroll>
  );
};
