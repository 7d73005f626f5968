import { Layouts, Page } from '@strapi/strapi/admin';
import { Box, Flex, Link as TextLink, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { useState } from 'react';
import { NavLink, useSearchParams } from 'react-router-dom';
import { usePairing, useScreens } from '../api/useWall';
import { Panel } from '../parts/Panel';
import { useNow } from '../parts/useNow';
import { readCode } from '../rules/code';
import { left } from '../rules/time';
import { words } from '../words';
import { CodeField } from './CodeField';
import { Paired } from './Paired';
import { PairForm } from './PairForm';
import { pairingFault } from './fault';

/** A keeper stands before a new screen, phone in hand: its code, what to call it, done. */
export const PairPage = () => {
  const [address, setAddress] = useSearchParams();
  const [typed, setTyped] = useState(() => readCode(address.get('code') ?? '').code);
  const [paired, setPaired] = useState<{ id: string; name: string } | null>(null);
  const { data: screens } = useScreens();
  const now = useNow(1000);
  const { code, complete, strange } = readCode(typed);
  const { data: pairing, error, isFetching } = usePairing(complete && !paired ? code : null);
  const timeLeft = pairing ? left(pairing.expiresAt, now) : null;
  const again = () => {
    setPaired(null);
    setTyped('');
    setAddress({}, { replace: true });
  };
  const fault = error
    ? pairingFault(error)
    : pairing && !timeLeft
      ? words.pair.expired
      : strange.length > 0
        ? words.pair.strange(strange.join('、'))
        : null;
  return (
    <Page.Main>
      <Page.Title>{words.pair.title}</Page.Title>
      <Layouts.Header
        title={words.pair.title}
        subtitle={words.pair.subtitle}
        navigationAction={
          <TextLink tag={NavLink} to="/wall" startIcon={<ArrowLeft />}>
            {words.back}
          </TextLink>
        }
      />
      <Layouts.Content>
        <Box maxWidth="68rem">
          {paired ? (
            <Paired screen={paired} onAnother={again} />
          ) : (
            <Flex direction="column" alignItems="stretch" gap={5}>
              <Panel title={words.pair.code}>
                <CodeField value={typed} fault={fault} onChange={setTyped} />
                <Box paddingTop={3} aria-live="polite">
                  {isFetching && (
                    <Typography textColor="neutral600">{words.pair.looking}</Typography>
                  )}
                  {pairing && timeLeft && (
                    <Typography textColor="success700" tag="p">
                      {words.pair.found}：{words.card.size(pairing.width, pairing.height)}
                    </Typography>
                  )}
                </Box>
                {pairing && timeLeft && (
                  <Typography variant="pi" textColor="neutral600" tag="p">
                    {words.pair.timeLeft(timeLeft)}
                  </Typography>
                )}
              </Panel>
              {complete && pairing && timeLeft && (
                <PairForm
                  code={code}
                  size={pairing ?? null}
                  screens={screens ?? []}
                  onPaired={setPaired}
                />
              )}
            </Flex>
          )}
        </Box>
      </Layouts.Content>
    </Page.Main>
  );
};
