import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { SlideKind } from '../../../api/wall/programme/types';
import { useDraft } from '../api/usePlaces';
import { browserZone } from '../rules/time';
import { SlideThumb } from '../screen/SlideThumb';
import { Answer, Says, Stack } from './parts';
import type { Subject } from './subject';
import { words } from './words';

/** The screens that most walls have, in pixels. */
const SHAPES = {
  landscape: { width: 1920, height: 1080 },
  portrait: { width: 1080, height: 1920 },
} as const;
type Shape = keyof typeof SHAPES;
const NAMES = Object.keys(SHAPES) as Shape[];

interface Props extends Subject {
  kind: SlideKind;
  status: 'draft' | 'published';
}

/** A work as the wall paints it: small, and at a press large and in motion. */
const Preview = ({ kind, id, status, version }: Props) => {
  const [shape, setShape] = useState<Shape>('landscape');
  const screen = { ...SHAPES[shape], timezone: browserZone() };
  const query = useDraft({ kind, id, status, ...SHAPES[shape] }, version);
  return (
    <Stack>
      <Flex role="group" aria-label={words.preview.shapes} gap={2} wrap="wrap">
        {NAMES.map((name) => (
          <Button
            key={name}
            size="S"
            variant={name === shape ? 'secondary' : 'tertiary'}
            aria-pressed={name === shape}
            onClick={() => setShape(name)}
          >
            {words.preview[name]}
          </Button>
        ))}
      </Flex>
      <Answer query={query}>
        {({ reason, ...drawn }) =>
          'assets' in drawn && drawn.slide ? (
            <div style={shape === 'portrait' ? { width: '60%', margin: '0 auto' } : undefined}>
              <SlideThumb screen={screen} slide={drawn.slide} assets={drawn.assets} />
            </div>
          ) : (
            <Says>
              {words.preview.unready}
              {reason}
            </Says>
          )
        }
      </Answer>
      <Says>{words.preview[status]}</Says>
    </Stack>
  );
};

export default Preview;
