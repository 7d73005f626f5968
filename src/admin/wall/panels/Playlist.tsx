import { Typography } from '@strapi/design-system';
import type { Use } from '../../../api/wall/keeper/places';
import { usePlaylistPlaces } from '../api/usePlaces';
import { longMoment } from '../rules/places';
import { Answer, Head, List, Says, Way, wayTo } from './parts';
import { Times } from './Times';
import type { Subject } from './subject';
import { words } from './words';

const TYPE: Record<Use['rule'], string> = {
  schedule: 'api::wall.schedule',
  campaign: 'api::campaign.campaign',
  fallback: 'api::wall.screen',
};
const NEW_SCHEDULE = wayTo(TYPE.schedule, 'create');
/** A use is of the house, not of one screen. */
const HOUSE = 'Asia/Shanghai';

/** Which screens play a playlist, when, and what makes them. */
const Playlist = ({ id, version }: Subject) => (
  <Answer query={usePlaylistPlaces(id, version)}>
    {({ screens, uses }) =>
      uses.length === 0 ? (
        <>
          <Says>{words.playlist.unused}</Says>
          <Way to={NEW_SCHEDULE}>{words.playlist.newSchedule}</Way>
        </>
      ) : (
        <>
          {screens.length > 0 ? <Times screens={screens} /> : <Says>{words.playlist.nowhere}</Says>}
          <Head>{words.playlist.uses}</Head>
          <List>
            {uses.map((use) => (
              <li key={use.id}>
                <Typography variant="omega" tag="p">
                  <Way to={wayTo(TYPE[use.rule], use.id)}>
                    {words.playlist.use(use.rule, use.name)}
                  </Way>
                </Typography>
                <Says>{sayUse(use)}</Says>
              </li>
            ))}
          </List>
        </>
      )
    }
  </Answer>
);

function sayUse({ rule, idle, says, next }: Use): string {
  if (idle) return words.playlist.idle;
  if (rule === 'fallback') return '';
  const when = next && longMoment(next, HOUSE, Date.now());
  return [says ?? words.playlist.always, when && words.playlist.next(when)]
    .filter(Boolean)
    .join(' · ');
}

export default Playlist;
