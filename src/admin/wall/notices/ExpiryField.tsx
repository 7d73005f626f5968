import { Button, Field, Flex, TextInput } from '@strapi/design-system';
import { useState, type ChangeEvent } from 'react';
import { useNow } from '../parts/useNow';
import { fromLocalInput, nextClock, toLocalInput, zoneName } from '../rules/time';
import { words } from '../words';

const MINUTE = 60_000;

interface Props {
  value: string | null;
  fault: string | undefined;
  zone: string;
  onChange: (expiresAt: string | null) => void;
}

/** When a notice goes by itself. There is no notice without an end. */
export const ExpiryField = ({ value, fault, zone, onChange }: Props) => {
  const [choice, setChoice] = useState<string | null>(null);
  const quick: [string, (now: number) => number][] = [
    [words.notices.minutes30, (now) => now + 30 * MINUTE],
    [words.notices.hour1, (now) => now + 60 * MINUTE],
    [words.notices.hours2, (now) => now + 120 * MINUTE],
    [words.notices.endOfDay, (now) => nextClock(now, zone, 24)],
  ];
  const name = zoneName(zone, useNow());
  return (
    <Field.Root
      name="expiresAt"
      required
      hint={[words.notices.expiryHint, name].filter(Boolean).join(' ')}
      error={fault ?? false}
    >
      <Field.Label>{words.notices.expiry}</Field.Label>
      <Flex gap={2} wrap="wrap" role="group" aria-label={words.notices.expiry}>
        {quick.map(([label, at]) => (
          <Button
            key={label}
            size="S"
            variant={choice === label ? 'default' : 'tertiary'}
            aria-pressed={choice === label}
            onClick={() => {
              setChoice(label);
              onChange(new Date(at(Date.now())).toISOString());
            }}
          >
            {label}
          </Button>
        ))}
      </Flex>
      <TextInput
        type="datetime-local"
        aria-label={words.notices.custom}
        value={value ? toLocalInput(Date.parse(value), zone) : ''}
        onChange={({ target }: ChangeEvent<HTMLInputElement>) => {
          setChoice(null);
          onChange(fromLocalInput(target.value, zone));
        }}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
