import {
  Field,
  Flex,
  Radio,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import type { ChangeEvent, ReactNode } from 'react';
import type { Group } from '../api/types';
import { words } from '../words';
import type { Draft, Faults } from './draft';

interface Props {
  draft: Draft;
  faults: Faults;
  groups: readonly Group[];
  onChange: (part: Partial<Draft>) => void;
}

/** What a new screen is called, where it hangs and how large it is. */
export const NewScreenFields = ({ draft, faults, groups, onChange }: Props) => {
  const text = (name: 'name' | 'place' | 'width' | 'height' | 'timezone') => ({
    name,
    value: draft[name],
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => onChange({ [name]: target.value }),
  });
  return (
    <>
      <Labelled
        name="name"
        label={words.pair.name}
        hint={words.pair.nameHint}
        faults={faults}
        required
      >
        <TextInput {...text('name')} maxLength={60} autoComplete="off" />
      </Labelled>
      <Labelled name="place" label={words.pair.place} hint={words.pair.placeHint} faults={faults}>
        <TextInput {...text('place')} maxLength={120} autoComplete="off" />
      </Labelled>
      <Flex gap={4} alignItems="flex-start">
        <Labelled
          name="width"
          label={words.pair.width}
          hint={words.pair.sizeHint}
          faults={faults}
          required
        >
          <TextInput {...text('width')} inputMode="numeric" />
        </Labelled>
        <Labelled name="height" label={words.pair.height} faults={faults} required>
          <TextInput {...text('height')} inputMode="numeric" />
        </Labelled>
      </Flex>
      <Labelled name="group" label={words.pair.group} faults={faults}>
        <SingleSelect
          value={draft.group || 'none'}
          onChange={(value) => onChange({ group: value === 'none' ? '' : String(value) })}
        >
          <SingleSelectOption value="none">{words.pair.noGroup}</SingleSelectOption>
          {groups.map(({ id, name }) => (
            <SingleSelectOption key={id} value={id}>
              {name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Labelled>
      <Labelled name="audience" label={words.pair.audience} faults={faults}>
        <Radio.Group
          aria-label={words.pair.audience}
          value={draft.audience}
          onValueChange={(value) => onChange({ audience: value === 'internal' ? value : 'public' })}
        >
          <Radio.Item value="public">{words.pair.audiencePublic}</Radio.Item>
          <Radio.Item value="internal">{words.pair.audienceInternal}</Radio.Item>
        </Radio.Group>
      </Labelled>
      <Labelled name="timezone" label={words.pair.timezone} faults={faults} required>
        <TextInput {...text('timezone')} autoComplete="off" spellCheck={false} />
      </Labelled>
    </>
  );
};

interface LabelledProps {
  name: keyof Draft;
  label: string;
  hint?: string;
  faults: Faults;
  required?: boolean;
  children: ReactNode;
}

const Labelled = ({ name, label, hint, faults, required = false, children }: LabelledProps) => (
  <Field.Root
    name={name}
    hint={hint}
    error={faults[name] ?? false}
    required={required}
    width="100%"
  >
    <Field.Label>{label}</Field.Label>
    {children}
    <Field.Hint />
    <Field.Error />
  </Field.Root>
);
