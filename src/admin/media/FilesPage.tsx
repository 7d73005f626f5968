import {
  Box,
  Button,
  Flex,
  Searchbar,
  SearchForm,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Layouts, Page, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { address } from './address';
import { DownloadMaster } from './DownloadMaster';
import { renditionsText } from './Facts';
import { DuplicatesDialog } from './DuplicatesDialog';
import { dimensionsText, sizeText } from './measures';
import { FocalPointDialog, type FocalPoint } from './FocalPointDialog';
import type { Finding, MasterInfo } from './types';
import { useMasters } from './useMasters';
import { words } from './words';

const PAGE_SIZE = 20;

interface Listed {
  id: number;
  name: string;
  focalPoint: FocalPoint | null;
  formats: Record<string, { url: string } | undefined> | null;
}
interface List {
  results: Listed[];
  pagination: { page: number; pageCount: number };
}

/** Every file of the media library: what its master is, and what was made of it. */
const FilesPage = () => {
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const [list, setList] = useState<List | null>(null);
  const [saves, setSaves] = useState(0);
  const [focused, setFocused] = useState<Listed | null>(null);
  const [finding, setFinding] = useState<Finding | null>(null);
  const masters = useMasters(list?.results.map(({ id }) => id) ?? []);

  useEffect(() => {
    let gone = false;
    const params = {
      page,
      pageSize: PAGE_SIZE,
      sort: 'createdAt:desc',
      ...(search && { _q: search }),
    };
    get<List>('/upload/files', { params }).then(
      ({ data }) => !gone && setList(data),
      () => !gone && setList({ results: [], pagination: { page: 1, pageCount: 1 } }),
    );
    return () => {
      gone = true;
    };
  }, [get, page, search, saves]);

  const check = async (id: number) => {
    const { data } = await get<Finding>(`/upload/duplicates/${id}`);
    if (data.duplicates.length > 0) setFinding(data);
    else toggleNotification({ type: 'success', message: words.noDuplicates });
  };

  if (!list) return <Page.Loading />;
  const { results, pagination } = list;
  const listed = new Map(results.map((file) => [file.id, file]));
  const focus = (point: FocalPoint | null) => {
    if (point) setSaves(saves + 1);
    setFocused(null);
  };
  return (
    <Page.Main>
      <Page.Title>{words.title}</Page.Title>
      <Layouts.Header title={words.title} subtitle={words.subtitle} />
      <Layouts.Content>
        <Box paddingBottom={4} maxWidth="40rem">
          <SearchForm onSubmit={(event) => event.preventDefault()}>
            <Searchbar
              name="search"
              clearLabel={words.close}
              placeholder={words.search}
              value={search}
              onClear={() => setSearch('')}
              onChange={(event) => {
                setSearch(event.currentTarget.value);
                setPage(1);
              }}
            >
              {words.search}
            </Searchbar>
          </SearchForm>
        </Box>
        {results.length === 0 ? (
          <Typography>{words.empty}</Typography>
        ) : (
          <Table colCount={7} rowCount={results.length + 1}>
            <Thead>
              <Tr>
                {[
                  words.file,
                  words.type,
                  words.dimensions,
                  words.size,
                  'SHA-256',
                  words.renditions,
                  '',
                ].map((title, index) => (
                  <Th key={index}>
                    <Typography variant="sigma">{title}</Typography>
                  </Th>
                ))}
              </Tr>
            </Thead>
            <Tbody>
              {masters.map((file) => (
                <FileRow
                  key={file.id}
                  file={file}
                  listed={listed.get(file.id)}
                  onFocus={setFocused}
                  onCheck={() => void check(file.id)}
                />
              ))}
            </Tbody>
          </Table>
        )}
        <Flex gap={2} paddingTop={4} justifyContent="flex-end">
          <Button variant="tertiary" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            {words.previous}
          </Button>
          <Typography variant="pi">
            {pagination.page} / {Math.max(pagination.pageCount, 1)}
          </Typography>
          <Button
            variant="tertiary"
            disabled={page >= pagination.pageCount}
            onClick={() => setPage(page + 1)}
          >
            {words.next}
          </Button>
        </Flex>
      </Layouts.Content>
      {focused && (
        <FocalPointDialog
          file={{ ...focused, preview: previewOf(focused) ?? '' }}
          onClose={focus}
        />
      )}
      {finding && (
        <DuplicatesDialog fresh={false} finding={finding} onClose={() => setFinding(null)} />
      )}
    </Page.Main>
  );
};

/** Large enough to point at something, small enough to come at once. */
const previewOf = ({ formats }: Listed): string | undefined =>
  (formats?.['card'] ?? formats?.['screen-hd'] ?? formats?.['thumbnail'])?.url;

const FileRow = ({
  file,
  listed,
  onFocus,
  onCheck,
}: {
  file: MasterInfo;
  listed: Listed | undefined;
  onFocus: (file: Listed) => void;
  onCheck: () => void;
}) => {
  const thumbnail = listed?.formats?.['thumbnail']?.url;
  return (
    <Tr data-file={file.id}>
      <Td>
        <Flex gap={2}>
          {thumbnail && (
            <img
              src={address(thumbnail)}
              alt=""
              width={48}
              height={48}
              style={{ objectFit: 'contain' }}
            />
          )}
          <Typography style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
            {file.name}
          </Typography>
        </Flex>
      </Td>
      <Td>
        <Typography>{file.mime}</Typography>
      </Td>
      <Td>
        <Typography>{dimensionsText(file)}</Typography>
      </Td>
      <Td>
        <Typography>{sizeText(file.bytes)}</Typography>
      </Td>
      <Td>
        <Typography variant="pi" title={file.sha256 ?? undefined}>
          {file.sha256?.slice(0, 12) ?? '—'}…
        </Typography>
      </Td>
      <Td>
        <Typography variant="pi" style={{ whiteSpace: 'normal' }}>
          {renditionsText(file)}
        </Typography>
      </Td>
      <Td>
        <Flex gap={1}>
          <DownloadMaster id={file.id} name={file.name} />
          {listed && previewOf(listed) && (
            <Button variant="tertiary" size="S" onClick={() => onFocus(listed)}>
              {words.focal}
            </Button>
          )}
          <Button variant="tertiary" size="S" onClick={onCheck}>
            {words.check}
          </Button>
        </Flex>
      </Td>
    </Tr>
  );
};

export default FilesPage;
