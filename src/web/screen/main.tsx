import { createRoot } from 'react-dom/client';
import '../shared/fonts';
import './screen.css';
import { Feed } from './engine/feed';
import { Playback } from './engine/playback';
import { screenKey } from './engine/token';
import { Screen } from './Screen';

const screen = screenKey();
const feed = new Feed(screen);
const playback = new Playback(
  { now: feed.now, elapsed: () => performance.now() },
  feed.authorization,
);
const root = document.getElementById('root');
if (root) createRoot(root).render(<Screen feed={feed} playback={playback} name={screen} />);
