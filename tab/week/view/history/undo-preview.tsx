import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Preview } from '../../../../functions/week/preview.ts';
import { useTongue } from '../../../strings/strings.ts';
import { DiffList } from './diff-list.tsx';
import type { Undo } from './use-undo.ts';

type Props = { preview: Preview; undo: Undo };

/** What taking a run back would do, before it is done. */
export function UndoPreview({ preview, undo }: Props): JSX.Element {
  const { history, picker } = useTongue().strings;
  const element = useRef<HTMLElement>(null);
  useLayoutEffect(() => element.current?.focus(), []);
  const left = preview.outcome.skipped.length;
  return (
    <section class="undo" aria-label={history.would} tabIndex={-1} ref={element}>
      <h4>{history.would}</h4>
      {preview.diff.length === 0 ? (
        <p class="quiet">{history.unchanged}</p>
      ) : (
        <DiffList lines={preview.diff} />
      )}
      {left > 0 && <p class="quiet">{history.left(left)}</p>}
      <div class="actions">
        <button
          type="button"
          class="button primary"
          disabled={undo.isBusy || preview.diff.length === 0}
          onClick={undo.confirm}
        >
          {history.confirm}
        </button>
        <button type="button" class="button" onClick={undo.hide}>
          {picker.cancel}
        </button>
      </div>
    </section>
  );
}
