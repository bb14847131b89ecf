import { useMemo, useRef, useState } from 'preact/hooks';
import type { ExplainedWeek } from '../../../functions/week/explained.ts';
import type { FindTargets } from '../../api/targets.ts';
import { type Announce, useAnnounce } from '../../shell/announcer.tsx';
import { type Tongue, useTongue } from '../../strings/strings.ts';
import { gridOf } from '../model/grid.ts';
import { byId, sameLine, type Target, targetKey } from '../model/line.ts';
import { edit, type Session } from '../model/session.ts';
import type { WeekSync } from '../sync.ts';
import type { Board } from './board.ts';

type Shown = { rowKey: string; date: string };

/** Puts a week together for the page. Undefined until it has been read. */
export function useWeekBoard(sync: WeekSync, findTargets: FindTargets) {
  const tongue = useTongue();
  const announce = useAnnounce();
  const [details, setDetails] = useState<Shown>();
  const [added, setAdded] = useState<readonly Target[]>([]);
  const titles = useRef(new Map<string, string>());
  const { view, session } = sync.state();
  const board = useMemo(() => {
    if (!view || !session) return undefined;
    rememberTitles(titles.current, view);
    const parts = { sync, findTargets, announce, tongue, titles: titles.current, added };
    return boardOf(view, session, {
      ...parts,
      addRow(target, title) {
        titles.current.set(targetKey(target), title);
        setAdded(known => [...known, target]);
      },
      openDetails: (row, cell) => setDetails({ rowKey: row.key, date: cell.date }),
    });
  }, [view, session, sync, findTargets, announce, tongue, added]);
  return { board, details, closeDetails: () => setDetails(undefined) };
}

type Parts = Pick<Board, 'addRow' | 'openDetails' | 'findTargets'> & {
  sync: WeekSync;
  announce: Announce;
  tongue: Tongue;
  titles: ReadonlyMap<string, string>;
  added: readonly Target[];
};

function boardOf(view: ExplainedWeek, session: Session, parts: Parts): Board {
  const { titles, tongue, sync, announce, added, addRow, openDetails, findTargets } = parts;
  const titleOf = (target: Target) =>
    titles.get(targetKey(target)) ?? target.projectId ?? tongue.strings.types[target.type];
  const dates = view.days.map(({ date }) => date);
  const stored = byId(session.base);
  const entryId = (id: string) => session.entryIds[id] ?? id;
  const isOpenWeek = view.status === 'draft' || view.status === 'returned';
  const closedDays = new Set(view.days.filter(({ closed }) => closed).map(({ date }) => date));
  return {
    ...{ view, session, titleOf, addRow, openDetails, findTargets },
    grid: gridOf(session.wanted, dates, [...added, ...session.base], titleOf),
    whyOf: line => (sameLine(line, stored.get(line.id)) ? view.lines[entryId(line.id)]?.why : undefined),
    findingsOf({ lines }) {
      const ids = new Set(lines.map(({ id }) => entryId(id)));
      return view.findings.filter(finding => finding.entryId !== undefined && ids.has(finding.entryId));
    },
    isOpen: (date, { projectId = '' }) =>
      isOpenWeek && !closedDays.has(date) && !view.closedFor[projectId]?.includes(date),
    apply(made, words) {
      sync.update(session => edit(session, made));
      announce(words);
    },
    newLineId: () => `line-${crypto.randomUUID()}`,
  };
}

function rememberTitles(titles: Map<string, string>, view: ExplainedWeek): void {
  for (const entry of view.days.flatMap(({ entries }) => entries)) {
    const title = view.lines[entry.id]?.title;
    if (title !== undefined) titles.set(targetKey(entry), title);
  }
}
