import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import { Icon, type IconName } from '../../shell/icons.tsx';
import { useTongue } from '../../strings/strings.ts';
import type { WeekState } from '../sync.ts';
import { useBoard } from './board.ts';
import type { Commands } from './use-commands.ts';

type Props = { saving: WeekState['saving']; commands: Commands };

/** What can be done with the week, and whether everything is stored. */
export function WeekBar({ saving, commands }: Props): JSX.Element {
  const { strings } = useTongue();
  const { view, session } = useBoard();
  const [problem, setProblem] = useState<Problem>();
  const isOpen = view.status === 'draft' || view.status === 'returned';
  const mayRecall = view.status === 'submitted' || view.status === 'approved';
  const unsettled = session.conflicts.length + session.refused.length;
  const act = async (done: Promise<Problem | undefined>) => setProblem(await done);
  return (
    <>
      <div class="week-bar" role="toolbar" aria-label={strings.app.myWeek}>
        {isOpen && (
          <>
            <Tool icon="plus" onClick={commands.addRow}>
              {strings.week.addRow}
            </Tool>
            <Tool
              icon="undo"
              onClick={commands.undo}
              off={session.done.length === 0}
              bare={strings.week.undo}
            />
            <Tool
              icon="redo"
              onClick={commands.redo}
              off={session.undone.length === 0}
              bare={strings.week.redo}
            />
          </>
        )}
        <Tool icon="history" onClick={commands.showHistory} bare={strings.history.open} />
        <Tool icon="link" onClick={commands.share} bare={strings.week.share} />
        <Tool icon="keyboard" onClick={commands.showShortcuts} bare={strings.week.shortcuts} wideOnly />
        <Saving saving={saving} unsettled={unsettled} />
        {isOpen && view.consent && (
          <Tool icon="sparkle" onClick={() => void act(commands.draft())}>
            {strings.week.draft}
          </Tool>
        )}
        {isOpen && (
          <button
            type="button"
            class="button primary"
            disabled={unsettled > 0 || saving !== 'saved'}
            onClick={() => void act(commands.submit())}
          >
            {strings.week.submit}
          </button>
        )}
        {mayRecall && (
          <button type="button" class="button" onClick={() => void act(commands.recall())}>
            {strings.week.recall}
          </button>
        )}
      </div>
      {!isOpen && (
        <p class="notice">
          <Icon name="lock" />
          {strings.week.locked}
        </p>
      )}
      {problem && (
        <p class="notice bad" role="alert">
          <Icon name="block" />
          {strings.refusals[problem.code] ?? problem.message}
        </p>
      )}
    </>
  );
}

function Saving({ saving, unsettled }: { saving: WeekState['saving']; unsettled: number }): JSX.Element {
  const { strings } = useTongue();
  const words = unsettled > 0 ? strings.saving.conflicts(unsettled) : strings.saving[saving];
  const icon = unsettled > 0 ? 'warning' : saving === 'waiting' ? 'cloudOff' : 'check';
  return (
    <span class={`saving ${saving}`} role="status">
      {(unsettled > 0 || saving !== 'saving') && <Icon name={icon} />}
      {words}
    </span>
  );
}

type ToolProps = {
  icon: IconName;
  onClick: () => void;
  off?: boolean;
  /** The name of a tool that shows its icon only. */
  bare?: string;
  wideOnly?: boolean;
  children?: ComponentChildren;
};

function Tool({ icon, onClick, off = false, bare, wideOnly, children }: ToolProps): JSX.Element {
  return (
    <button
      type="button"
      class={`button subtle${bare ? ' square' : ''}${wideOnly ? ' wide-only' : ''}`}
      aria-label={bare}
      title={bare}
      disabled={off}
      onClick={onClick}
    >
      <Icon name={icon} />
      {children && <span>{children}</span>}
    </button>
  );
}
