import { Field } from '@strapi/design-system';
import { styled } from 'styled-components';
import { readCode, showCode } from '../rules/code';
import { words } from '../words';

/** Large, since it is compared with what stands on a wall. */
const Code = styled.div`
  && input {
    height: 6rem;
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
    font-size: 2.8rem;
    letter-spacing: 0.16em;
    text-align: center;
    text-transform: uppercase;
  }
`;

interface Props {
  value: string;
  fault: string | null;
  onChange: (typed: string) => void;
}

export const CodeField = ({ value, fault, onChange }: Props) => {
  const { code, strange } = readCode(value);
  return (
    <Field.Root name="code" hint={words.pair.codeHint} error={fault ?? false} required>
      <Field.Label>{words.pair.code}</Field.Label>
      <Code>
        <Field.Input
          // What is strange stays to be seen; all else stands as on the screen.
          value={strange.length > 0 ? value : showCode(code)}
          onChange={({ target }) => onChange(target.value)}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          autoFocus
          enterKeyHint="search"
        />
      </Code>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
