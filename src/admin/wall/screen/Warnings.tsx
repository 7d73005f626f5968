import { Flex } from '@strapi/design-system';
import type { WallScreen } from '../api/types';
import { moment } from '../rules/time';
import { Callout } from '../parts/Callout';
import { LEVEL, words } from '../words';

/** What the keeper must know before anything else. */
export const Warnings = ({ screen }: { screen: WallScreen }) => {
  const { tokens, notice, state, why, paired, timezone } = screen;
  const copied = tokens.filter(({ duplicated }) => duplicated);
  const addresses = copied.flatMap(({ lastAddress }) => lastAddress ?? []).join('、');
  const alerts = [
    copied.length > 0 && {
      tone: 'danger' as const,
      title: words.screen.copiedTitle,
      body: words.screen.copiedBody(addresses || words.health.unknown),
    },
    notice && {
      tone: 'warning' as const,
      title: words.screen.noticeTitle(LEVEL[notice.level]),
      body: `${notice.text} ${words.screen.until(moment(notice.expiresAt, timezone))}`,
    },
    paired &&
      state === 'offline' && {
        tone: 'danger' as const,
        title: words.screen.offlineTitle,
        body: why,
      },
    !paired && {
      tone: 'neutral' as const,
      title: words.screen.unpairedTitle,
      body: words.screen.unpairedBody,
    },
  ].filter((alert) => alert !== false && alert !== null);
  if (alerts.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} paddingBottom={6}>
      {alerts.map(({ tone, title, body }) => (
        <Callout key={title} tone={tone} title={title}>
          {body}
        </Callout>
      ))}
    </Flex>
  );
};
