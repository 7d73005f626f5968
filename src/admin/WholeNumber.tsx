import type { ComponentType } from 'react';
import { Field, TextInput } from '@strapi/design-system';
import { useField, type InputProps, type StrapiApp } from '@strapi/strapi/admin';

type Props = InputProps & { labelAction?: React.ReactNode };

/**
 * What was typed, as a number where it is one: digits in full width too, as Chinese input methods
 * write them. Anything else stays as it is, for the form to refuse.
 */
function numberOf(typed: string): number | string | null {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return null;
  const number = Number(text);
  return Number.isSafeInteger(number) && /^-?\d+$/.test(text) ? number : typed;
}

/** A whole number without its digits grouped: the panel's own field makes 2,026 of a year. */
function WholeNumber({ name, label, labelAction, hint, required, disabled, placeholder }: Props) {
  const { value, error, onChange } = useField<number | string | null>(name);
  return (
    <Field.Root name={name} error={error} hint={hint} required={required ?? false}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <TextInput
        inputMode="numeric"
        autoComplete="off"
        value={value ?? ''}
        disabled={disabled}
        placeholder={placeholder}
        onChange={({ target }: { target: { value: string } }) =>
          onChange(name, numberOf(target.value))
        }
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

export const showWholeNumbers = (app: StrapiApp): void =>
  app.addFields({ type: 'integer', Component: WholeNumber as ComponentType });
