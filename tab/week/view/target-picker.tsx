import type { JSX } from 'preact';
import { Dialog } from '../../shell/dialog.tsx';
import { useTongue } from '../../strings/strings.ts';
import { targetKey } from '../model/line.ts';
import { useBoard } from './board.ts';
import { TargetSearch } from './target-search.tsx';

/** Adds a row. The focus goes to its first cell. */
export function TargetPicker({ onClose }: { onClose: () => void }): JSX.Element {
  const { strings } = useTongue();
  const board = useBoard();
  return (
    <Dialog title={strings.week.addRow} closeLabel={strings.picker.cancel} onClose={onClose}>
      <TargetSearch
        onPick={(target, title) => {
          board.addRow(target, title);
          onClose();
          focusRow(targetKey(target));
        }}
      />
    </Dialog>
  );
}

/** When the row is there, and the dialog has given the focus back. */
function focusRow(key: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const cells = document.querySelectorAll<HTMLElement>(`td[data-cell^="${CSS.escape(key)}|"]`);
      const open = [...cells].find(cell => cell.getAttribute('aria-readonly') === 'false');
      (open ?? cells[0])?.focus();
    }),
  );
}
