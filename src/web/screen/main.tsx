import './engine/older';
import { createRoot } from 'react-dom/client';
import '../shared/fonts';
import './screen.css';
import { Player } from './engine/player';
import { recover, watchErrors } from './engine/recovery';
import { screenKey } from './engine/token';
import { Boundary } from './parts/Boundary';
import { Screen } from './Screen';

/** Should all else fail: paper, and whose wall it is. */
const Bare = () => <main className="stage stage--bare">清风</main>;

Player.open(screenKey()).then(
  (player) => {
    watchErrors(player.faults);
    const root = document.getElementById('root');
    if (!root) return;
    createRoot(root).render(
      <Boundary onFail={() => void recover()} instead={<Bare />}>
        <Screen player={player} />
      </Boundary>,
    );
  },
  () => void recover(),
);
