import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import { Button, Flex, Link as TextLink, Typography } from '@strapi/design-system';
import { ArrowLeft, Plus } from '@strapi/icons';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import { useGroups, useNotices, useScreens } from '../api/useWall';
import { Panel } from '../parts/Panel';
import { useNow } from '../parts/useNow';
import { NOTICE } from '../permissions';
import { isActive } from '../rules/notices';
import { words } from '../words';
import { ComposeNotice } from './ComposeNotice';
import { NoticeItem } from './NoticeItem';

/** What overlays the wall, what did, and which screens have said that they show it. */
export const NoticesPage = () => {
  const { data: notices, isLoading } = useNotices();
  const { data: screens = [] } = useScreens();
  const groups = useGroups(screens);
  const { allowedActions } = useRBAC(NOTICE);
  const [composing, setComposing] = useState(false);
  const now = useNow(1000);
  if (isLoading) return <Page.Loading />;

  const active = (notices ?? []).filter((notice) => isActive(notice, now));
  const past = (notices ?? []).filter((notice) => !isActive(notice, now));
  const mayNotice = allowedActions['canNotice'] === true;
  const list = (items: typeof active, none: string) =>
    items.length === 0 ? (
      <Typography textColor="neutral600">{none}</Typography>
    ) : (
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
        {items.map((notice) => (
          <li key={notice.id}>
            <NoticeItem
              notice={notice}
              screens={screens}
              groups={groups}
              now={now}
              mayWithdraw={mayNotice}
            />
          </li>
        ))}
      </Flex>
    );
  return (
    <Page.Main>
      <Page.Title>{words.notices.title}</Page.Title>
      <Layouts.Header
        title={words.notices.title}
        subtitle={words.notices.subtitle}
        navigationAction={
          <TextLink tag={NavLink} to="/wall" startIcon={<ArrowLeft />}>
            {words.back}
          </TextLink>
        }
        primaryAction={
          mayNotice && (
            <Button startIcon={<Plus />} onClick={() => setComposing(true)}>
              {words.notices.compose}
            </Button>
          )
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Panel title={words.notices.active}>{list(active, words.notices.none)}</Panel>
          <Panel title={words.notices.past}>{list(past, words.notices.nonePast)}</Panel>
        </Flex>
      </Layouts.Content>
      <ComposeNotice
        open={composing}
        onClose={() => setComposing(false)}
        screens={screens}
        groups={groups}
      />
    </Page.Main>
  );
};
