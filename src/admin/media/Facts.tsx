import { Box, Typography } from '@strapi/design-system';
import { dimensionsText, sizeText } from './measures';
import type { MasterInfo } from './types';
import { STATES, words } from './words';

/** What a file is, as far as its bytes tell. */
export const Facts = ({ file }: { file: MasterInfo }) => (
  <Box tag="dl" width="100%">
    <Fact term={words.type}>{file.mime}</Fact>
    <Fact term={words.size}>{sizeText(file.bytes)}</Fact>
    <Fact term={words.dimensions}>{dimensionsText(file)}</Fact>
    <Fact term="SHA-256">{file.sha256 ?? '—'}</Fact>
    <Fact term={words.renditions}>{renditionsText(file)}</Fact>
  </Box>
);

export const renditionsText = ({ state, fault, renditions }: MasterInfo): string => {
  const made = renditions
    .map(({ key, width, height }) => (key === 'clean' ? words.clean : `${key} ${width}×${height}`))
    .join('，');
  const known = state && state !== 'ready' ? (STATES[state] ?? state) : '';
  return [known, fault, made].filter(Boolean).join('；') || words.noRenditions;
};

const Fact = ({ term, children }: { term: string; children: string }) => (
  <Box paddingBottom={1}>
    <Typography tag="dt" variant="pi" textColor="neutral600">
      {term}
    </Typography>
    <Typography tag="dd" variant="pi" style={{ margin: 0, overflowWrap: 'anywhere' }}>
      {children}
    </Typography>
  </Box>
);
