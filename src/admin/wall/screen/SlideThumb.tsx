import { Modal, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Programme, Slide } from '../../../api/wall/programme/types';
import type { WallScreen } from '../api/types';
import { SlideFrame } from '../parts/SlideFrame';
import { slideTitle } from '../parts/slideTitle';
import { KIND, words } from '../words';

const Opener = styled.button`
  display: block;
  width: 100%;
  padding: 0;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 0.4rem;
  overflow: hidden;
  background: none;
  cursor: zoom-in;

  &:hover {
    border-color: ${({ theme }) => theme.colors.primary600};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

/** As large as fits the window with its head. */
const Stage = styled.div<{ $aspect: number }>`
  width: min(100%, calc(62vh * ${({ $aspect }) => $aspect}));
  margin: 0 auto;
`;

interface Props {
  screen: Pick<WallScreen, 'width' | 'height' | 'timezone'>;
  slide: Slide;
  assets: Programme['assets'];
}

/** A slide made small; at a press large and in motion. */
export const SlideThumb = ({ screen, slide, assets }: Props) => {
  const title = slideTitle(slide);
  const frame = { slide, assets, screen };
  return (
    <Modal.Root>
      <Modal.Trigger>
        <Opener type="button" aria-label={words.at.open(title)}>
          <SlideFrame {...frame} />
        </Opener>
      </Modal.Trigger>
      <Typography variant="pi" textColor="neutral700" tag="p" paddingTop={1} ellipsis>
        {title}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {KIND[slide.kind]} · {words.at.seconds(slide.seconds)}
      </Typography>
      <Modal.Content style={{ maxWidth: '120rem', width: '94vw' }}>
        <Modal.Header closeLabel={words.close}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Stage $aspect={screen.width / screen.height}>
            <SlideFrame {...frame} playing />
          </Stage>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};
