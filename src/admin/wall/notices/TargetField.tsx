import { Checkbox, Field, Flex, Radio } from '@strapi/design-system';
import type { Group, WallScreen } from '../api/types';
import type { NoticeDraft } from '../rules/notices';
import { words } from '../words';

interface Props {
  draft: NoticeDraft;
  fault: string | undefined;
  screens: readonly WallScreen[];
  groups: readonly Group[];
  onChange: (part: Partial<NoticeDraft>) => void;
}

/** Everywhere, on some groups, or on some screens. */
export const TargetField = ({ draft, fault, screens, groups, onChange }: Props) => {
  const { target } = draft;
  const options = target === 'groups' ? groups : target === 'screens' ? screens : [];
  const chosen = target === 'all' ? [] : draft[target];
  const toggle = (id: string, on: boolean) =>
    onChange({ [target]: on ? [...chosen, id] : chosen.filter((one) => one !== id) });
  return (
    <Field.Root name="target" error={fault ?? false}>
      <Field.Label>{words.notices.targets}</Field.Label>
      <Radio.Group
        aria-label={words.notices.targets}
        value={target}
        onValueChange={(value) => onChange({ target: value as NoticeDraft['target'] })}
      >
        <Radio.Item value="all">{words.notices.toAll}</Radio.Item>
        {groups.length > 0 && <Radio.Item value="groups">{words.notices.toGroups}</Radio.Item>}
        <Radio.Item value="screens">{words.notices.toScreens}</Radio.Item>
      </Radio.Group>
      {options.length > 0 && (
        <Flex
          role="group"
          aria-label={words.notices.targets}
          gap={4}
          wrap="wrap"
          paddingTop={2}
          paddingLeft={6}
        >
          {options.map(({ id, name }) => (
            <Checkbox
              key={id}
              checked={chosen.includes(id)}
              onCheckedChange={(on) => toggle(id, on === true)}
            >
              {name}
            </Checkbox>
          ))}
        </Flex>
      )}
      <Field.Error />
    </Field.Root>
  );
};
