import { useNotification, useRBAC } from '@strapi/strapi/admin';
import { Button, Flex, Menu } from '@strapi/design-system';
import { ArrowClockwise, Bell, Eye, More } from '@strapi/icons';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useIdentify, useReload, useRevoke, useRotate } from '../api/useWall';
import type { WallScreen } from '../api/types';
import { ComposeNotice } from '../notices/ComposeNotice';
import { Confirm } from '../parts/Confirm';
import { COMMAND, NOTICE, PAIR } from '../permissions';
import { words } from '../words';

const ALL = [...COMMAND, ...NOTICE, ...PAIR];

type Asked = 'rotate' | 'revoke' | 'notice' | null;

/** What a keeper can have a screen do; what cannot be taken back is asked twice. */
export const Actions = ({ screen }: { screen: WallScreen }) => {
  const { id, name, paired } = screen;
  const { allowedActions } = useRBAC(ALL);
  const { toggleNotification } = useNotification();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked>(null);
  const more = useRef<HTMLButtonElement>(null);
  const identify = useIdentify();
  const reload = useReload();
  const rotate = useRotate();
  const revoke = useRevoke();
  const done = (message: string) => ({
    onSuccess: () => toggleNotification({ type: 'success', message }),
  });
  const close = () => {
    setAsked(null);
    // The dialog was opened from a menu that is gone: the focus goes back to its button.
    window.setTimeout(() => more.current?.focus());
  };
  const mayCommand = allowedActions['canCommand'] === true;
  return (
    <Flex gap={2} wrap="wrap">
      {mayCommand && paired && (
        <>
          <Button
            variant="secondary"
            startIcon={<Eye />}
            title={words.screen.identifyHint}
            loading={identify.isLoading}
            onClick={() => identify.mutate(id, done(words.screen.identified(name)))}
          >
            {words.screen.identify}
          </Button>
          <Button
            variant="secondary"
            startIcon={<ArrowClockwise />}
            loading={reload.isLoading}
            onClick={() => reload.mutate(id, done(words.screen.reloaded(name)))}
          >
            {words.screen.reload}
          </Button>
        </>
      )}
      {allowedActions['canNotice'] && paired && (
        <Button startIcon={<Bell />} onClick={() => setAsked('notice')}>
          {words.screen.notice}
        </Button>
      )}
      <Menu.Root>
        <Menu.Trigger ref={more} variant="tertiary" endIcon={<More />} label={words.screen.more}>
          {words.screen.more}
        </Menu.Trigger>
        <Menu.Content popoverPlacement="bottom-end">
          <Menu.Item
            onSelect={() => navigate(`/content-manager/collection-types/api::wall.screen/${id}`)}
          >
            {words.screen.edit}
          </Menu.Item>
          {allowedActions['canPair'] && paired && (
            <>
              <Menu.Item onSelect={() => setAsked('rotate')}>{words.screen.rotate}</Menu.Item>
              <Menu.Item variant="danger" onSelect={() => setAsked('revoke')}>
                {words.screen.revoke}
              </Menu.Item>
            </>
          )}
        </Menu.Content>
      </Menu.Root>
      <Confirm
        open={asked === 'rotate'}
        title={words.screen.rotateTitle}
        body={words.screen.rotateBody(name)}
        action={words.screen.rotate}
        onClose={close}
        onConfirm={() => rotate.mutate(id, done(words.screen.rotated))}
      />
      <Confirm
        danger
        open={asked === 'revoke'}
        title={words.screen.revokeTitle}
        body={words.screen.revokeBody(name)}
        action={words.screen.revoke}
        onClose={close}
        onConfirm={() => revoke.mutate(id, done(words.screen.revoked))}
      />
      <ComposeNotice
        open={asked === 'notice'}
        onClose={() => setAsked(null)}
        screens={[screen]}
        groups={[]}
        only={screen}
      />
    </Flex>
  );
};
