import { useEffect, useMemo } from 'preact/hooks';
import type { WeekId } from '../../../core/week.ts';
import type { Problem } from '../../api/answer.ts';
import { useAnnounce } from '../../shell/announcer.tsx';
import { useTongue } from '../../strings/strings.ts';
import { weeksLater } from '../model/calendar.ts';
import { redo, type Session, type Stepped, undo } from '../model/session.ts';
import type { WeekSync } from '../sync.ts';

/** What can be done with the week as a whole. */
export type Commands = {
  undo(): void;
  redo(): void;
  go(weeks: number): void;
  goTo(week: WeekId): void;
  addRow(): void;
  showShortcuts(): void;
  showHistory(): void;
  /** Has Teams show a link that leads to this week. */
  share(): void;
  submit(): Promise<Problem | undefined>;
  recall(): Promise<Problem | undefined>;
  draft(): Promise<Problem | undefined>;
};

/** What stands open over the week. */
export type Opened = 'picker' | 'shortcuts' | 'history';

type Parts = {
  sync: WeekSync;
  week: WeekId;
  setWeek: (week: WeekId) => void;
  open: (what: Opened) => void;
  share: (target: string) => void;
};

export function useCommands({ sync, week, setWeek, open, share }: Parts): Commands {
  const { strings } = useTongue();
  const announce = useAnnounce();
  const commands = useMemo((): Commands => {
    const { said } = strings;
    const step = (take: (session: Session) => Stepped, has: 'done' | 'undone', words: string) => {
      const { session } = sync.state();
      if (!session || session[has].length === 0) return announce(said.nothingToUndo);
      const { left } = take(session);
      sync.update(now => take(now).session);
      announce(left > 0 ? `${words} ${said.leftAlone}` : words);
    };
    const act = async (done: Promise<Problem | undefined>, words: string) => {
      const problem = await done;
      announce(problem ? (strings.refusals[problem.code] ?? problem.message) : words);
      return problem;
    };
    return {
      undo: () => step(undo, 'done', said.undone),
      redo: () => step(redo, 'undone', said.redone),
      go: weeks => setWeek(weeksLater(week, weeks)),
      goTo: setWeek,
      addRow: () => open('picker'),
      showShortcuts: () => open('shortcuts'),
      share: () => share(week),
      showHistory: () => open('history'),
      submit: () => act(sync.step('submit'), said.submitted),
      recall: () => act(sync.step('recall'), said.recalled),
      draft: () => act(sync.draft(), said.drafted),
    };
  }, [sync, week, setWeek, open, share, announce, strings]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = commandOf(event);
      if (!command) return;
      event.preventDefault();
      command(commands);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [commands]);
  return commands;
}

type Command = (commands: Commands) => void;

/** With Alt: work everywhere, also while somebody types. */
const withAlt: Record<string, Command> = {
  n: commands => commands.addRow(),
  h: commands => commands.showHistory(),
  pageup: commands => commands.go(-1),
  pagedown: commands => commands.go(1),
};

/** With Ctrl or Cmd: a text field has a use of its own for them. */
const withCtrl: Record<string, Command> = {
  z: commands => commands.undo(),
  y: commands => commands.redo(),
  'shift z': commands => commands.redo(),
};

function commandOf(event: KeyboardEvent): Command | undefined {
  const key = event.key.toLowerCase();
  if (event.altKey) return withAlt[key];
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)
    return undefined;
  if (event.ctrlKey || event.metaKey) return withCtrl[event.shiftKey ? `shift ${key}` : key];
  return key === '?' ? commands => commands.showShortcuts() : undefined;
}
