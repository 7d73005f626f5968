import { useNotification } from '@strapi/strapi/admin';
import { Button, Field, Flex, Modal, Radio, Textarea, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { styled } from 'styled-components';
import { useSendNotice } from '../api/useWall';
import type { Group, NoticeLevel, WallScreen } from '../api/types';
import {
  LONGEST_NOTICE,
  noticeFaults,
  noticeOf,
  reachedBy,
  type NoticeDraft,
  type NoticeFaults,
} from '../rules/notices';
import { LEVEL, LEVEL_HINT, words } from '../words';
import { ExpiryField } from './ExpiryField';
import { NoticePreview } from './NoticePreview';
import { TargetField } from './TargetField';

interface Props {
  open: boolean;
  onClose: () => void;
  screens: readonly WallScreen[];
  groups: readonly Group[];
  /** Composed on this screen's page, for it alone. */
  only?: WallScreen;
}

/** Writes a notice. What it will look like stands beside what is typed. */
export const ComposeNotice = ({ open, onClose, ...rest }: Props) => (
  <Modal.Root open={open} onOpenChange={(next) => !next && onClose()}>
    <Modal.Content style={{ maxWidth: '104rem', width: '96vw' }}>
      <Modal.Header closeLabel={words.close}>
        <Modal.Title>{words.notices.compose}</Modal.Title>
      </Modal.Header>
      {open && <Composer onClose={onClose} {...rest} />}
    </Modal.Content>
  </Modal.Root>
);

/** A wall to preview on where there is none yet. */
const PLAIN = { width: 1920, height: 1080, timezone: 'Asia/Shanghai' };

/** The form, and beside it what becomes of it where there is room. */
const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 2.4rem;

  @media (min-width: 900px) {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
`;

const LEVELS: readonly NoticeLevel[] = ['info', 'warning', 'urgent'];

const Composer = ({ onClose, screens, groups, only }: Omit<Props, 'open'>) => {
  const [draft, setDraft] = useState<NoticeDraft>({
    text: '',
    level: 'info',
    target: only ? 'screens' : 'all',
    screens: only ? [only.id] : [],
    groups: [],
    expiresAt: null,
  });
  const [faults, setFaults] = useState<NoticeFaults>({});
  const send = useSendNotice();
  const { toggleNotification } = useNotification();
  const change = (part: Partial<NoticeDraft>) => {
    setDraft((old) => ({ ...old, ...part }));
    setFaults({});
  };
  const submit = () => {
    const found = noticeFaults(draft, Date.now());
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    send.mutate(noticeOf(draft), {
      onSuccess: () => {
        toggleNotification({ type: 'success', message: words.notices.sent });
        onClose();
      },
    });
  };
  const length = [...draft.text.trim()].length;
  const paired = screens.filter((screen) => screen.paired);
  const reach = reachedBy(noticeOf(draft), draft.target === 'all' ? paired : screens).length;
  return (
    <>
      <Modal.Body>
        <Columns>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Field.Root
              name="text"
              required
              error={faults.text ?? false}
              hint={`${words.notices.textHint} · ${words.notices.count(length, LONGEST_NOTICE)}`}
            >
              <Field.Label>{words.notices.text}</Field.Label>
              <Textarea
                value={draft.text}
                onChange={({ target }: React.ChangeEvent<HTMLTextAreaElement>) =>
                  change({ text: target.value })
                }
              />
              <Field.Hint />
              <Field.Error />
            </Field.Root>
            <Field.Root name="level">
              <Field.Label>{words.notices.level}</Field.Label>
              <Radio.Group
                aria-label={words.notices.level}
                value={draft.level}
                onValueChange={(level) => change({ level: level as NoticeLevel })}
              >
                {LEVELS.map((level) => (
                  <Radio.Item key={level} value={level}>
                    {LEVEL[level]}（{LEVEL_HINT[level]}）
                  </Radio.Item>
                ))}
              </Radio.Group>
            </Field.Root>
            {only ? (
              <Typography variant="omega">
                {words.notices.targets}：{only.name}
              </Typography>
            ) : (
              <TargetField
                draft={draft}
                fault={faults.target}
                screens={screens}
                groups={groups}
                onChange={change}
              />
            )}
            <ExpiryField
              value={draft.expiresAt}
              fault={faults.expiresAt}
              zone={only?.timezone ?? screens[0]?.timezone ?? 'Asia/Shanghai'}
              onChange={(expiresAt) => change({ expiresAt })}
            />
          </Flex>
          <NoticePreview
            text={draft.text.trim()}
            level={draft.level}
            expiresAt={draft.expiresAt}
            screen={only ?? screens[0] ?? PLAIN}
          />
        </Columns>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {words.cancel}
        </Button>
        <Flex gap={3}>
          <Typography variant="pi" textColor="neutral600" aria-live="polite">
            {words.notices.reach(reach)}
          </Typography>
          <Button onClick={submit} loading={send.isLoading}>
            {words.notices.send}
          </Button>
        </Flex>
      </Modal.Footer>
    </>
  );
};
