import { Seal } from '../../shared/Seal';
import type { Programme } from '../../../api/wall/programme/types';
import { lengthOf } from '../rules/lengths';
import './identity.css';
import { useFont } from './useFont';

interface Props {
  screen: Programme['screen'] | null;
  /** What the keeper was shown to tell it by, where the server sent one. */
  code: string | null;
  /** What the address calls it. */
  slug: string;
}

/** Who this screen is, so large that it can be told across a hall. */
export const Identity = ({ screen, code, slug }: Props) => {
  const name = screen?.name ?? '尚未取到节目的屏幕';
  const shown = code ?? shortOf(screen?.id ?? slug);
  useFont('bold', name + shown);
  return (
    <aside className="identity" data-page="identity">
      <div className="identity__card">
        <p className="identity__mark">
          <Seal /> 这块屏幕是
        </p>
        <p className={`identity__name identity__name--${lengthOf(name, 12, 26)}`}>{name}</p>
        <p className="identity__code">{shown}</p>
        <p className="identity__facts">
          {window.innerWidth} × {window.innerHeight}
          {screen && ` · ${screen.timezone}`}
        </p>
      </div>
    </aside>
  );
};

/** The end of an identifier, enough to tell a wall's screens apart. */
const shortOf = (id: string): string => id.slice(-6).toUpperCase();
