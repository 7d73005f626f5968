import { Badge, Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { address } from './address';
import type { Duplicate, Finding } from './types';
import { refreshLibrary } from './uploads';
import { words } from './words';

/** Tells which files and entries have it already; the editor decides. */
export const DuplicatesDialog = ({
  finding,
  fresh,
  onClose,
}: {
  finding: Finding;
  /** The file has just come in, and may go again; an older one may be in use. */
  fresh: boolean;
  onClose: () => void;
}) => {
  const { del } = useFetchClient();
  const { toggleNotification } = useNotification();
  const remove = async () => {
    try {
      await del(`/upload/files/${finding.file.id}`);
      refreshLibrary();
      toggleNotification({ type: 'success', message: words.removed });
    } catch {
      toggleNotification({ type: 'danger', message: words.removeFailed });
    }
    onClose();
  };
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={words.close}>
          <Modal.Title>{words.foundTitle}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>{fresh ? words.foundIntro : words.askedIntro}</Typography>
            <Picture name={finding.file.name} thumbnail={finding.file.thumbnail}>
              <Badge>{fresh ? words.just : words.asked}</Badge>
            </Picture>
            {finding.duplicates.map((duplicate) => (
              <Picture key={duplicate.id} name={duplicate.name} thumbnail={duplicate.thumbnail}>
                <Badge>{words[duplicate.likeness]}</Badge>
                <Uses duplicate={duplicate} onFollow={onClose} />
              </Picture>
            ))}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {fresh ? words.keep : words.close}
          </Button>
          {fresh && (
            <Button variant="danger" onClick={() => void remove()}>
              {words.remove}
            </Button>
          )}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};

const Picture = ({
  name,
  thumbnail,
  children,
}: {
  name: string;
  thumbnail: string | null;
  children: React.ReactNode;
}) => (
  <Flex gap={3} alignItems="flex-start">
    <Box width="9rem" shrink={0}>
      {thumbnail && (
        <img src={address(thumbnail)} alt={name} style={{ maxWidth: '100%', maxHeight: '6rem' }} />
      )}
    </Box>
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
        {name}
      </Typography>
      {children}
    </Flex>
  </Flex>
);

const Uses = ({ duplicate, onFollow }: { duplicate: Duplicate; onFollow: () => void }) =>
  duplicate.entries.length === 0 ? (
    <Typography variant="pi">{words.unused}</Typography>
  ) : (
    <>
      {duplicate.entries.map(({ uid, documentId, title, published }) => (
        <Typography key={documentId} variant="pi">
          {words.usedIn}{' '}
          <Link to={`/content-manager/collection-types/${uid}/${documentId}`} onClick={onFollow}>
            {title.slice(0, 40)}
          </Link>
          （{published ? words.published : words.draft}）
        </Typography>
      ))}
    </>
  );
