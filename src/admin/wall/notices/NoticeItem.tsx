import { useNotification } from '@strapi/strapi/admin';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useId, useState } from 'react';
import { useWithdrawNotice } from '../api/useWall';
import type { Group, WallNotice, WallScreen } from '../api/types';
import { Confirm } from '../parts/Confirm';
import { DataTable } from '../parts/DataTable';
import { isActive, reachedBy } from '../rules/notices';
import { browserZone, left, moment } from '../rules/time';
import { words } from '../words';
import { LevelTag } from './LevelTag';

interface Props {
  notice: WallNotice;
  screens: readonly WallScreen[];
  groups: readonly Group[];
  now: number;
  mayWithdraw: boolean;
}

/** One notice: what it says, where, until when, and who has shown it. */
export const NoticeItem = ({ notice, screens, groups, now, mayWithdraw }: Props) => {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const receiptsId = useId();
  const withdraw = useWithdrawNotice();
  const { toggleNotification } = useNotification();
  const active = isActive(notice, now);
  const reached = reachedBy(notice, screens);
  const confirmed = new Map(notice.receipts.map(({ screen, at }) => [screen, at]));
  const names = [
    ...groups.filter(({ id }) => notice.groups.includes(id)),
    ...screens.filter(({ id }) => notice.screens.includes(id)),
  ].map(({ name }) => name);
  return (
    <Box
      borderColor="neutral200"
      hasRadius
      padding={4}
      background={active ? 'neutral0' : 'neutral100'}
      data-notice={notice.id}
    >
      <Flex justifyContent="space-between" alignItems="flex-start" gap={3} wrap="wrap">
        <Flex direction="column" alignItems="flex-start" gap={2} flex="1 1 30rem">
          <Flex gap={3} alignItems="center">
            <LevelTag level={notice.level} />
            <Typography variant="pi" textColor="neutral600">
              {names.length > 0 ? names.join('、') : words.notices.everywhere}
            </Typography>
          </Flex>
          <Typography variant="delta" tag="p" fontWeight="semiBold">
            {notice.text}
          </Typography>
          <Typography variant="pi" textColor="neutral600" tag="p">
            {words.notices.sentAt(moment(notice.createdAt, browserZone()), notice.author)} ·{' '}
            {untilWords(notice, now)}
          </Typography>
        </Flex>
        <Flex gap={2} wrap="wrap">
          <Button
            variant="tertiary"
            size="S"
            aria-expanded={open}
            aria-controls={receiptsId}
            onClick={() => setOpen(!open)}
          >
            {words.notices.receipts(notice.receipts.length, reached.length)}
          </Button>
          {active && mayWithdraw && (
            <Button variant="danger-light" size="S" onClick={() => setAsked(true)}>
              {words.notices.withdraw}
            </Button>
          )}
        </Flex>
      </Flex>
      <Box id={receiptsId} paddingTop={open ? 3 : 0}>
        {open && (
          <DataTable
            caption={words.notices.receiptsTitle}
            columns={words.notices.receiptColumns}
            rows={reached.map(({ id, name, timezone }) => {
              const at = confirmed.get(id);
              return {
                key: id,
                cells: [name, at ? moment(at, timezone) : words.notices.waiting],
              };
            })}
          />
        )}
      </Box>
      <Confirm
        danger
        open={asked}
        title={words.notices.withdrawTitle}
        body={words.notices.withdrawBody(notice.text)}
        action={words.notices.withdraw}
        onClose={() => setAsked(false)}
        onConfirm={() =>
          withdraw.mutate(notice.id, {
            onSuccess: () =>
              toggleNotification({ type: 'success', message: words.notices.withdrawn1 }),
          })
        }
      />
    </Box>
  );
};

function untilWords({ expiresAt, withdrawnAt }: WallNotice, now: number): string {
  const zone = browserZone();
  if (withdrawnAt) return words.notices.withdrawn(moment(withdrawnAt, zone));
  const remaining = left(expiresAt, now);
  return remaining
    ? words.notices.expires(moment(expiresAt, zone), remaining)
    : words.notices.expired(moment(expiresAt, zone));
}
