import { Button, Field, Flex, Loader, TextInput, Typography } from '@strapi/design-system';
import { useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';
import { messageOf, useProgrammeAt } from '../api/useWall';
import type { ProgrammeAt, WallScreen } from '../api/types';
import { Panel } from '../parts/Panel';
import { useNow } from '../parts/useNow';
import { fromLocalInput, nextClock, toLocalInput } from '../rules/time';
import { RULE, words } from '../words';
import { SlideThumb } from './SlideThumb';

/** Many slides are many pages; the rest comes when it is asked for. */
const AT_FIRST = 12;

const Strip = styled.ol`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr));
  gap: 1.6rem;
  padding-top: 1.6rem;
`;

interface Props {
  screen: WallScreen;
  at: string | null;
  onAsk: (at: string) => void;
}

/** “What would it show at …”, in the screen's own time. */
export const AtMoment = ({ screen, at, onAsk }: Props) => {
  const { id, timezone, revision } = screen;
  const now = useNow();
  const [opened] = useState(() => Date.now());
  // A date half typed, which is no question yet; any question asked since then replaces it.
  const [half, setHalf] = useState<{ text: string; at: string | null } | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const { data, error, isFetching } = useProgrammeAt(id, at, revision ?? '', at !== null);

  const broughtInto = useRef<string | null>(null);
  useEffect(() => {
    if (at === null || !data || broughtInto.current === at) return;
    broughtInto.current = at;
    panel.current?.scrollIntoView({ block: 'start' });
  }, [at, data]);

  const isHalf = half !== null && half.at === at;
  const quick: [string, number][] = [
    [words.at.now, now],
    [words.at.evening, nextClock(now, timezone, 20)],
    [words.at.tomorrow, nextClock(now, timezone, 8)],
  ];
  return (
    <div ref={panel}>
      <Panel title={words.at.title}>
        <Flex gap={3} wrap="wrap" alignItems="flex-end">
          <Field.Root name="at" error={isHalf ? words.at.bad : false}>
            <Field.Label>{words.at.when}</Field.Label>
            <TextInput
              type="datetime-local"
              value={isHalf ? half.text : toLocalInput(at ? Date.parse(at) : opened, timezone)}
              onChange={({ target }: React.ChangeEvent<HTMLInputElement>) => {
                const asked = fromLocalInput(target.value, timezone);
                setHalf(asked ? null : { text: target.value, at });
                if (asked) onAsk(asked);
              }}
            />
            <Field.Error />
          </Field.Root>
          {quick.map(([label, time]) => (
            <Button
              key={label}
              variant="tertiary"
              onClick={() => onAsk(new Date(time).toISOString())}
            >
              {label}
            </Button>
          ))}
          {isFetching && <Loader small>{words.at.title}</Loader>}
        </Flex>
        <div aria-live="polite">
          {error !== null && error !== undefined && (
            <Typography textColor="danger600">{messageOf(error)}</Typography>
          )}
          {data && at !== null && <Answer screen={screen} answer={data} />}
        </div>
      </Panel>
    </div>
  );
};

const Answer = ({ screen, answer }: { screen: WallScreen; answer: ProgrammeAt }) => {
  const [all, setAll] = useState(false);
  const { slides, assets, span } = answer;
  if (slides.length === 0) {
    return <Typography textColor="neutral700">{words.at.nothing}</Typography>;
  }
  const shown = all ? slides : slides.slice(0, AT_FIRST);
  const round = slides.reduce((sum, { slide }) => sum + slide.seconds, 0);
  return (
    <>
      <Typography variant="omega" textColor="neutral700" tag="p" paddingTop={4}>
        {[
          span?.playlist?.title,
          words.at.summary(slides.length, words.at.seconds(round)),
          span && [RULE[span.because.rule], span.because.name].filter(Boolean).join('：'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      <Strip>
        {shown.map(({ id, slide }, index) => (
          <li key={`${index}-${id}`}>
            <SlideThumb screen={screen} slide={slide} assets={assets} />
          </li>
        ))}
      </Strip>
      {shown.length < slides.length && (
        <Flex justifyContent="center" paddingTop={4}>
          <Button variant="tertiary" onClick={() => setAll(true)}>
            {words.at.all(slides.length)}
          </Button>
        </Flex>
      )}
    </>
  );
};
