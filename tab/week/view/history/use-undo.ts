import { useState } from 'preact/hooks';
import type { WeekId } from '../../../../core/week.ts';
import type { Preview } from '../../../../functions/week/preview.ts';
import type { WeeksApi } from '../../../api/weeks.ts';
import { useAnnounce } from '../../../shell/announcer.tsx';
import { useTongue } from '../../../strings/strings.ts';
import type { WeekSync } from '../../sync.ts';

type Parts = {
  api: WeeksApi;
  week: WeekId;
  sync: WeekSync;
  runId: string;
  onDone: () => void;
  back: () => void;
};

export type Undo = {
  /** What would come of it, on the week as it was when that was asked. */
  preview?: Preview;
  /** Why it was not done. */
  notice?: string;
  isBusy: boolean;
  show(): void;
  hide(): void;
  /** Does what is shown. Has the week changed since, it shows anew what would come of it, and does nothing. */
  confirm(): void;
};

export function useUndo({ api, week, sync, runId, onDone, back }: Parts): Undo {
  const { strings } = useTongue();
  const announce = useAnnounce();
  const [preview, setPreview] = useState<Preview>();
  const [notice, setNotice] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const show = async (said?: string) => {
    setBusy(true);
    setNotice(said);
    const answer = await api.previewUndo(week, runId);
    setBusy(false);
    if (answer.kind === 'done') return setPreview(answer.body);
    setPreview(undefined);
    setNotice(
      answer.kind === 'doubt'
        ? strings.failed.body
        : (strings.refusals[answer.problem.code] ?? answer.problem.message),
    );
  };
  /** The button that had the focus goes away: the focus goes to what it was about. */
  const hide = () => {
    setPreview(undefined);
    back();
  };
  const confirm = async () => {
    if (!preview) return;
    setBusy(true);
    const problem = await sync.undoRun(runId, preview.basedOnVersion);
    setBusy(false);
    if (problem) return show(strings.refusals[problem.code] ?? problem.message);
    hide();
    announce(strings.history.done);
    onDone();
  };
  return {
    ...(preview && { preview }),
    ...(notice !== undefined && { notice }),
    isBusy,
    show: () => void show(),
    hide,
    confirm: () => void confirm(),
  };
}
