import { useState, type FormEvent } from 'react';
import {
  Button,
  Field,
  Flex,
  Radio,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useApprove, useGroups } from '../api/useWall';
import type { Pairing, WallScreen } from '../api/types';
import { Panel } from '../parts/Panel';
import { words } from '../words';
import { approvalOf, draftFor, faultsOf, type Draft, type Faults } from './draft';
import { pairingFault } from './fault';
import { NewScreenFields } from './NewScreenFields';

interface Props {
  code: string;
  size: Pairing | null;
  screens: readonly WallScreen[];
  onPaired: (screen: { id: string; name: string }) => void;
}

/** What the screen is to be: a new one, or a known one on another machine. */
export const PairForm = ({ code, size, screens, onPaired }: Props) => {
  const [draft, setDraft] = useState(() => draftFor(size));
  const [faults, setFaults] = useState<Faults>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const groups = useGroups(screens);
  const approve = useApprove();
  const change = (part: Partial<Draft>) => {
    setDraft((old) => ({ ...old, ...part }));
    setFaults({});
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found = faultsOf(draft);
    setFaults(found);
    setRefusal(null);
    const [wrong] = Object.keys(found);
    if (wrong) {
      event.currentTarget.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
      return;
    }
    approve.mutate(approvalOf(code, draft), {
      onSuccess: onPaired,
      onError: (error) => setRefusal(pairingFault(error)),
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Panel title={words.pair.as}>
        <Flex direction="column" alignItems="stretch" gap={5}>
          {screens.length > 0 && (
            <Radio.Group
              aria-label={words.pair.as}
              value={draft.isNew ? 'new' : 'known'}
              onValueChange={(value) => change({ isNew: value === 'new' })}
            >
              <Radio.Item value="new">{words.pair.asNew}</Radio.Item>
              <Radio.Item value="known">{words.pair.asKnown}</Radio.Item>
            </Radio.Group>
          )}
          {draft.isNew ? (
            <NewScreenFields draft={draft} faults={faults} groups={groups} onChange={change} />
          ) : (
            <Field.Root name="screen" error={faults.screen ?? false} required>
              <Field.Label>{words.pair.screen}</Field.Label>
              <SingleSelect
                value={draft.screen}
                placeholder={words.pair.chooseScreen}
                onChange={(value) => change({ screen: String(value) })}
              >
                {[...screens]
                  .sort((a, b) => Number(a.paired) - Number(b.paired))
                  .map(({ id, name, place }) => (
                    <SingleSelectOption key={id} value={id}>
                      {[name, place].filter(Boolean).join(' · ')}
                    </SingleSelectOption>
                  ))}
              </SingleSelect>
              <Field.Error />
            </Field.Root>
          )}
          {refusal && (
            <Typography textColor="danger600" role="alert">
              {refusal}
            </Typography>
          )}
          <Button type="submit" size="L" fullWidth loading={approve.isLoading}>
            {words.pair.approve}
          </Button>
        </Flex>
      </Panel>
    </form>
  );
};
