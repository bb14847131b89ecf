import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { findTargets } from '../../api/targets.ts';
import { weeksApi } from '../../api/weeks.ts';
import { Icon } from '../../shell/icons.tsx';
import { Message } from '../../shell/message.tsx';
import { ShutOut, ShutOutNotice } from '../../shell/shut-out.tsx';
import type { ViewProps } from '../../shell/views.ts';
import { useTongue } from '../../strings/strings.ts';
import { isWeek, weekOf } from '../model/calendar.ts';
import { BoardContext } from './board.ts';
import { ConsentPage } from './consent-page.tsx';
import { today } from './days.tsx';
import { Details } from './details.tsx';
import { Findings } from './findings.tsx';
import { History } from './history/history.tsx';
import { MergePanel } from './merge-panel.tsx';
import { ShortcutList } from './shortcuts.tsx';
import { TargetPicker } from './target-picker.tsx';
import { useWeekBoard } from './use-board.ts';
import { type Opened, useCommands } from './use-commands.ts';
import { useConsent } from './use-consent.ts';
import { useWeek } from './use-week.ts';
import { WeekBar } from './week-bar.tsx';
import { WeekGrid } from './week-grid.tsx';
import { WeekHeader } from './week-header.tsx';

/** A person's own week: what the agent has drafted, what they make of it, and what is still to do. */
export function MyWeek({ host, send }: ViewProps): JSX.Element {
  const tongue = useTongue();
  const { strings } = tongue;
  const api = useMemo(() => weeksApi(send, tongue.locale), [send, tongue]);
  const find = useMemo(() => findTargets(send), [send]);
  const [week, setWeek] = useState(() => (isWeek(host.target) ? host.target : weekOf(today())));
  const [opened, setOpened] = useState<Opened>();
  const sync = useWeek(api, week, host.personId);
  const { board, details, closeDetails } = useWeekBoard(sync, find);
  const commands = useCommands({ sync, week, setWeek, open: setOpened, share: host.shareLink });
  const consent = useConsent({ send, sync, personId: host.personId });
  const { problem, shutOut } = sync.state();
  if (!board && shutOut) return <ShutOut problem={shutOut} onAgain={sync.wake} />;
  if (!board)
    return problem ? (
      <Message title={strings.failed.title} body={problem.message}>
        <button type="button" class="button primary" onClick={() => void sync.refresh()}>
          {strings.failed.again}
        </button>
      </Message>
    ) : (
      <Waiting label={strings.app.loading} />
    );
  if (consent.isAsked) return <ConsentPage consent={consent} />;
  const row = details && board.grid.rows.find(({ key }) => key === details.rowKey);
  const cell = row?.cells.find(({ date }) => date === details?.date);
  return (
    <BoardContext.Provider value={board}>
      <main class="week">
        <WeekHeader week={week} commands={commands} />
        <WeekBar saving={sync.state().saving} commands={commands} />
        {shutOut && <ShutOutNotice onAgain={sync.wake} />}
        {!board.view.consent && <ConsentNotice onOpen={consent.ask} />}
        <MergePanel sync={sync} />
        <WeekGrid key={week} commands={commands} />
        <Findings />
        {row && cell && <Details row={row} cell={cell} onClose={closeDetails} />}
        {opened === 'picker' && <TargetPicker onClose={() => setOpened(undefined)} />}
        {opened === 'history' && (
          <History api={api} week={week} sync={sync} onClose={() => setOpened(undefined)} />
        )}
        {opened === 'shortcuts' && <ShortcutList onClose={() => setOpened(undefined)} />}
      </main>
    </BoardContext.Provider>
  );
}

/** For those who have said "not now". */
function ConsentNotice({ onOpen }: { onOpen: () => void }): JSX.Element {
  const { consent } = useTongue().strings;
  return (
    <p class="notice">
      <Icon name="info" />
      <span>{consent.notice}</span>
      <button type="button" class="button" onClick={onOpen}>
        {consent.open}
      </button>
    </p>
  );
}

/** The bones of the page, so that nothing jumps when the week arrives. */
function Waiting({ label }: { label: string }): JSX.Element {
  return (
    <main class="week waiting" aria-busy="true">
      <p class="unseen">{label}</p>
      <div class="bone wide" />
      <div class="bone" />
      <div class="bone tall" />
    </main>
  );
}
