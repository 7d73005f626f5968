import type { Programme, Slide } from '../../../api/wall/programme/types';
import type { WallScreen } from '../api/types';
import { words } from '../words';
import { PreviewFrame } from './PreviewFrame';
import { slideTitle } from './slideTitle';

interface Props {
  slide: Slide;
  assets: Programme['assets'];
  screen: Pick<WallScreen, 'width' | 'height' | 'timezone'>;
  playing?: boolean;
}

/** One slide as a screen paints it. */
export const SlideFrame = ({ slide, assets, screen, playing = false }: Props) => (
  <PreviewFrame
    shown={{ kind: 'slide', slide, assets, playing }}
    width={screen.width}
    height={screen.height}
    timezone={screen.timezone}
    title={words.card.picture(slideTitle(slide))}
  />
);
