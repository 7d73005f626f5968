import { Flex, Typography } from '@strapi/design-system';
import { CheckCircle, CrossCircle } from '@strapi/icons';
import type { SchedulePiece, SchedulePlaces } from '../../../api/wall/keeper/places';
import { useSchedulePlaces } from '../api/usePlaces';
import { useNow } from '../parts/useNow';
import { alike, timeText } from '../rules/places';
import { RULE } from '../words';
import { Answer, Head, List, Says, Way } from './parts';
import type { Subject } from './subject';
import { words } from './words';

/** When a schedule runs next, on which screens, and where another one has them. */
const Schedule = ({ id, version }: Subject) => (
  <Answer query={useSchedulePlaces(id, version)}>
    {(places) => (
      <>
        {problemsOf(places).map((problem) => (
          <Says key={problem}>{problem}</Says>
        ))}
        <Head>{words.schedule.rule}</Head>
        <Says>{places.says ?? words.schedule.always}</Says>
        {alike(places.screens).map((screens) => (
          <div key={screens[0]?.id}>
            <Typography variant="omega" tag="p">
              {screens.map((screen, index) => (
                <span key={screen.id}>
                  {index > 0 && '、'}
                  <Way to={`/wall/screens/${screen.id}`}>{screen.name}</Way>
                </span>
              ))}
            </Typography>
            <List>
              {screens[0]?.pieces.map((piece) => (
                <Piece key={piece.from} piece={piece} timezone={screens[0]?.timezone ?? ''} />
              ))}
            </List>
          </div>
        ))}
        {places.more > 0 && <Says>{words.schedule.more(places.more)}</Says>}
      </>
    )}
  </Answer>
);

/** What keeps it from playing at all, with what to do. */
function problemsOf({ enabled, hasPlaylist, hasDays, screens }: SchedulePlaces): string[] {
  const says = words.schedule;
  const problems = [
    !enabled && says.disabled,
    !hasPlaylist && says.noPlaylist,
    !hasDays && says.noDays,
    hasDays && screens.length === 0 && says.noScreens,
  ].filter((problem) => problem !== false);
  const isNever = screens.length > 0 && screens.every(({ pieces }) => pieces.length === 0);
  return problems.length === 0 && isNever ? [says.never] : problems;
}

const Piece = ({ piece, timezone }: { piece: SchedulePiece; timezone: string }) => {
  const now = useNow();
  const { plays } = piece;
  return (
    <Flex tag="li" alignItems="flex-start" gap={2} data-plays={plays}>
      {plays ? (
        <CheckCircle fill="success600" aria-label={words.schedule.plays} role="img" />
      ) : (
        <CrossCircle fill="warning600" aria-label={words.schedule.loses} role="img" />
      )}
      <Says>
        {timeText(piece, timezone, now)}
        {!plays && `：${sayLoss(piece)}`}
      </Says>
    </Flex>
  );
};

function sayLoss({ why, instead }: SchedulePiece): string {
  const other = instead ? `${RULE[instead.rule]}“${instead.name}”` : words.schedule.fallback;
  return why === 'empty'
    ? `${words.schedule.empty}${words.schedule.instead(other)}`
    : words.schedule.outranked(other);
}

export default Schedule;
