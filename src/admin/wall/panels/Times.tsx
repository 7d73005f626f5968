import { Typography } from '@strapi/design-system';
import type { OnScreen } from '../../../api/wall/keeper/places';
import { useNow } from '../parts/useNow';
import { timeText } from '../rules/places';
import { RULE } from '../words';
import { List, Says, Way } from './parts';

interface Props {
  screens: readonly OnScreen[];
  /** Names the playlist too: for a work, which may be in several. */
  withPlaylist?: boolean;
}

/** The screens that something is on, with when and why. */
export const Times = ({ screens, withPlaylist = false }: Props) => {
  const now = useNow();
  return (
    <List>
      {screens.map(({ id, name, timezone, times }) => (
        <li key={id}>
          <Typography variant="omega" tag="p">
            <Way to={`/wall/screens/${id}`}>{name}</Way>
          </Typography>
          {times.map(({ from, to, playlist, because }) => (
            <Says key={from}>
              {[
                timeText({ from, to }, timezone, now),
                withPlaylist && playlist?.title,
                because.name ? `${RULE[because.rule]}“${because.name}”` : RULE[because.rule],
              ]
                .filter(Boolean)
                .join(' · ')}
            </Says>
          ))}
        </li>
      ))}
    </List>
  );
};
