import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { LoggedRun } from '../../../../core/run-log.ts';
import type { WeekId } from '../../../../core/week.ts';
import type { WeeksApi } from '../../../api/weeks.ts';
import { Icon } from '../../../shell/icons.tsx';
import { useTongue } from '../../../strings/strings.ts';
import { hours } from '../../model/hours.ts';
import type { WeekSync } from '../../sync.ts';
import { DiffList } from './diff-list.tsx';
import { UndoPreview } from './undo-preview.tsx';
import { useUndo } from './use-undo.ts';

type Props = { run: LoggedRun; api: WeeksApi; week: WeekId; sync: WeekSync; onDone: () => void };

/** Steps touch every line in the same way, which is no news of any of them. */
const steps: readonly LoggedRun['kind'][] = ['submit', 'recall', 'approve', 'return', 'remind'];

export function RunItem({ run, onDone, ...parts }: Props): JSX.Element {
  const { strings, moment } = useTongue();
  const head = useRef<HTMLHeadingElement>(null);
  const undo = useUndo({ ...parts, runId: run.runId, onDone, back: () => head.current?.focus() });
  const { history } = strings;
  const what = history.kinds[run.kind];
  const isStep = steps.includes(run.kind);
  return (
    <li class="run">
      <div class="run-head">
        <h3 ref={head} tabIndex={-1}>
          {what}
        </h3>
        <p class="quiet">
          {history.by[run.by]} · {moment(run.createdAt)} · {history.total(hours(run.totalMinutes))}
        </p>
      </div>
      {!isStep && <Changes run={run} />}
      {run.undo === 'part' && <p class="quiet">{history.partly}</p>}
      {run.undo !== 'nothing' && !undo.preview && (
        <button
          type="button"
          class="button subtle"
          aria-label={history.undoOf(what, moment(run.createdAt))}
          disabled={undo.isBusy}
          onClick={undo.show}
        >
          <Icon name="undo" />
          {strings.week.undo}
        </button>
      )}
      {undo.notice !== undefined && (
        <p class="wrong" role="alert">
          {undo.notice}
        </p>
      )}
      {undo.preview && <UndoPreview preview={undo.preview} undo={undo} />}
    </li>
  );
}

function Changes({ run }: { run: LoggedRun }): JSX.Element {
  const { history } = useTongue().strings;
  if (!run.diff) return <p class="quiet">{history.untold}</p>;
  if (run.diff.length === 0) return <p class="quiet">{history.unchanged}</p>;
  return <DiffList lines={run.diff} />;
}
