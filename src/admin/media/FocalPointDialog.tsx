import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { address } from './address';
import { words } from './words';

/** Per cent from the left and from the top. */
export interface FocalPoint {
  x: number;
  y: number;
}

export interface Focusable {
  id: number;
  name: string;
  preview: string;
  focalPoint: FocalPoint | null;
}

const CENTRE: FocalPoint = { x: 50, y: 50 };
const STEPS: Readonly<Record<string, FocalPoint>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
const within = (value: number): number => Math.round(Math.min(100, Math.max(0, value)));

/**
 * Sets what must stay in view where a picture is cropped, and leaves the master as it is: the media
 * library's own editor sets it together with a crop, and would replace the master by what it drew.
 */
export const FocalPointDialog = ({
  file,
  onClose,
}: {
  file: Focusable;
  onClose: (saved: FocalPoint | null) => void;
}) => {
  const { put } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [point, setPoint] = useState(file.focalPoint ?? CENTRE);
  const move = (to: FocalPoint) => setPoint({ x: within(to.x), y: within(to.y) });
  const save = async () => {
    try {
      await put(`/upload/files/${file.id}`, { fileInfo: { focalPoint: point } });
      toggleNotification({ type: 'success', message: words.focalSaved });
      onClose(point);
    } catch {
      toggleNotification({ type: 'danger', message: words.focalFailed });
    }
  };
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose(null)}>
      <Modal.Content>
        <Modal.Header closeLabel={words.close}>
          <Modal.Title>{words.focalTitle}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={3}>
            <Typography>{words.focalHint}</Typography>
            <Flex justifyContent="center">
              <Box position="relative" style={{ lineHeight: 0 }}>
                <img
                  src={address(file.preview)}
                  alt={file.name}
                  style={{ maxWidth: '100%', maxHeight: '50vh', cursor: 'crosshair' }}
                  onClick={({ currentTarget, clientX, clientY }) => {
                    const { left, top, width, height } = currentTarget.getBoundingClientRect();
                    move({
                      x: ((clientX - left) / width) * 100,
                      y: ((clientY - top) / height) * 100,
                    });
                  }}
                />
                <button
                  type="button"
                  aria-label={`${words.focal} ${point.x}% ${point.y}%`}
                  onKeyDown={(event) => {
                    const step = STEPS[event.key];
                    if (!step) return;
                    event.preventDefault();
                    move({ x: point.x + step.x, y: point.y + step.y });
                  }}
                  style={{
                    position: 'absolute',
                    left: `${point.x}%`,
                    top: `${point.y}%`,
                    width: '1.5rem',
                    height: '1.5rem',
                    transform: 'translate(-50%, -50%)',
                    border: '2px solid #fff',
                    borderRadius: '50%',
                    background: 'rgba(183, 39, 39, 0.75)',
                    boxShadow: '0 0 0 1px #0008',
                  }}
                />
              </Box>
            </Flex>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={() => onClose(null)}>
            {words.cancel}
          </Button>
          <Button onClick={() => void save()}>{words.save}</Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
