import { Button, Flex, Typography } from '@strapi/design-system';
import { Eye } from '@strapi/icons';
import { clock, moment } from '../rules/time';
import type { Block } from '../rules/timeline';
import { RULE, words } from '../words';

interface Props {
  block: Block | null;
  timezone: string;
  now: number;
  onSee: (at: string) => void;
}

/** The chosen span in words: a tooltip that stays, for fingers and for the keyboard. */
export const SpanDetail = ({ block, timezone, now, onSee }: Props) => {
  if (!block) {
    return (
      <Typography variant="pi" textColor="neutral600" tag="p">
        {words.timeline.hint}
      </Typography>
    );
  }
  const { span, from, to } = block;
  const { rule, name, detail } = span.because;
  // Within the present span its first instant is past, and what plays is asked of now.
  const at = Date.parse(from) <= now && now < Date.parse(to) ? new Date(now).toISOString() : from;
  return (
    <Flex
      background="neutral100"
      hasRadius
      padding={4}
      gap={4}
      wrap="wrap"
      justifyContent="space-between"
      data-span-detail
    >
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography variant="omega" fontWeight="semiBold" tag="p">
          {moment(from, timezone)}–{clock(to, timezone, from)}{' '}
          {span.playlist?.title ?? words.timeline.nothing}
        </Typography>
        <Typography variant="pi" textColor="neutral700" tag="p">
          {words.timeline.reason}：{RULE[rule]}
          {name && `“${name}”`}
          {detail && `，${detail}`}
        </Typography>
      </Flex>
      {span.playlist && (
        <Button variant="secondary" size="S" startIcon={<Eye />} onClick={() => onSee(at)}>
          {words.timeline.see}
        </Button>
      )}
    </Flex>
  );
};
