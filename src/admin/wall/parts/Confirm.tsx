import { ConfirmDialog } from '@strapi/strapi/admin';
import { Button, Dialog } from '@strapi/design-system';
import { words } from '../words';

interface Props {
  open: boolean;
  title: string;
  body: string;
  action: string;
  danger?: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asks before what cannot be taken back. Escape and the first button leave everything as it is. */
export const Confirm = ({ open, title, body, action, danger, onClose, onConfirm }: Props) => (
  <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
    <ConfirmDialog
      title={title}
      startAction={
        <Dialog.Cancel>
          <Button fullWidth variant="tertiary">
            {words.cancel}
          </Button>
        </Dialog.Cancel>
      }
      endAction={
        <Dialog.Action>
          <Button fullWidth variant={danger ? 'danger-light' : 'default'} onClick={onConfirm}>
            {action}
          </Button>
        </Dialog.Action>
      }
    >
      {body}
    </ConfirmDialog>
  </Dialog.Root>
);
