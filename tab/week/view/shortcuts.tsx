import type { JSX } from 'preact';
import { Dialog } from '../../shell/dialog.tsx';
import { useTongue } from '../../strings/strings.ts';

export function ShortcutList({ onClose }: { onClose: () => void }): JSX.Element {
  const { shortcuts } = useTongue().strings;
  return (
    <Dialog title={shortcuts.title} closeLabel={shortcuts.close} onClose={onClose}>
      <dl class="shortcuts">
        {shortcuts.keys.map(([keys, words]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
