import type { SlideKind } from '../../../api/wall/programme/types';
import { useContentPlaces } from '../api/usePlaces';
import { Answer, Head, List, Says, Way, wayTo } from './parts';
import { Times } from './Times';
import type { Subject } from './subject';
import { words } from './words';

const PLAYLIST = 'api::wall.playlist';
const CAMPAIGN = 'api::campaign.campaign';

/** Where a work is on the wall, now and next; where it is not, what to do. */
const Work = ({ kind, id, version }: Subject & { kind: SlideKind }) => (
  <Answer query={useContentPlaces(kind, id, version)}>
    {({ published, screens, playlists, picked, campaigns, omitted }) => {
      const isUsed = playlists.length + picked.length + campaigns.length > 0;
      return (
        <>
          {!published && <Says>{words.places.draft}</Says>}
          {omitted && (
            <Says>
              {words.places.omitted}
              {omitted}
            </Says>
          )}
          {screens.length > 0 && (
            <>
              <Head>{words.places.now}</Head>
              <Times screens={screens} withPlaylist />
            </>
          )}
          {screens.length === 0 && !isUsed && (
            <>
              <Says>{words.places.unused}</Says>
              <Way to={`/content-manager/collection-types/${PLAYLIST}`}>
                {words.places.toPlaylists}
              </Way>
            </>
          )}
          {screens.length === 0 && isUsed && published && !omitted && (
            <Says>{words.places.unscheduled}</Says>
          )}
          <Ways title={words.places.within} type={PLAYLIST} to={playlists} />
          <Ways title={words.places.picked} type={PLAYLIST} to={picked} />
          <Ways title={words.places.gathered} type={CAMPAIGN} to={campaigns} />
        </>
      );
    }}
  </Answer>
);

interface WaysProps {
  title: string;
  type: string;
  to: readonly { id: string; title: string }[];
}

const Ways = ({ title, type, to }: WaysProps) =>
  to.length > 0 ? (
    <>
      <Head>{title}</Head>
      <List>
        {to.map(({ id, title: name }) => (
          <li key={id}>
            <Way to={wayTo(type, id)}>{name}</Way>
          </li>
        ))}
      </List>
    </>
  ) : null;

export default Work;
