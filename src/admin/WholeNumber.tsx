import { useState, type ComponentType } from 'react';
import { Field, TextInput } from '@strapi/design-system';
import { useField, type InputProps, type StrapiApp } from '@strapi/strapi/admin';

type Props = InputProps & { labelAction?: React.ReactNode };

const PARTIAL = /^-?\d*$/;

/** A whole number without its digits grouped: the panel's own field makes 2,026 of a year. */
function WholeNumber({ name, label, labelAction, hint, required, disabled, placeholder }: Props) {
  const { value, error, onChange } = useField<number | null>(name);
  // What is no number yet.
  const [begun, setBegun] = useState('');
  const type = ({ target }: { target: { value: string } }) => {
    // Chinese input methods write digits in full width.
    const text = target.value.normalize('NFKC').trim();
    const number = Number(text);
    if (!PARTIAL.test(text) || (text !== '-' && !Number.isSafeInteger(number))) return;
    setBegun(text === '-' ? text : '');
    onChange(name, text === '' || text === '-' ? null : number);
  };
  return (
    <Field.Root name={name} error={error} hint={hint} required={required ?? false}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <TextInput
        inputMode="numeric"
        autoComplete="off"
        value={begun || (value ?? '')}
        disabled={disabled}
        placeholder={placeholder}
        onChange={type}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

export const showWholeNumbers = (app: StrapiApp): void =>
  app.addFields({ type: 'integer', Component: WholeNumber as ComponentType });
