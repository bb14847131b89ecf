import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useTongue } from '../../strings/strings.ts';
import type { Place } from '../model/edits.ts';
import { targetKey } from '../model/line.ts';
import { useBoard } from './board.ts';
import { TargetSearch } from './target-search.tsx';

type Props = { place: Place; title: string; onChange: (place: Place) => void };

/** On which day and project a line is: rows that are there first, or any other by search. */
export function PlaceFields({ place, title, onChange }: Props): JSX.Element {
  const { strings, format } = useTongue();
  const { details } = strings;
  const board = useBoard();
  const id = useId();
  const [isSearching, setSearching] = useState(false);
  const key = targetKey(place.target);
  const rows = board.grid.rows;
  const pick = (chosen: string) => {
    if (chosen === '') return setSearching(true);
    const row = rows.find(each => each.key === chosen);
    if (row) onChange({ ...place, target: row.target });
  };
  return (
    <>
      <div class="field">
        <label for={`${id}-day`}>{details.day}</label>
        <select
          id={`${id}-day`}
          value={place.date}
          onChange={event => onChange({ ...place, date: event.currentTarget.value })}
        >
          {board.view.days.map(({ date }) => (
            <option key={date} value={date} disabled={!board.isOpen(date, place.target)}>
              {format.day(date)}
            </option>
          ))}
        </select>
      </div>
      {isSearching ? (
        <TargetSearch
          onPick={(target, name) => {
            board.addRow(target, name);
            onChange({ ...place, target });
            setSearching(false);
          }}
        />
      ) : (
        <div class="field">
          <label for={`${id}-target`}>{details.target}</label>
          <select id={`${id}-target`} value={key} onChange={event => pick(event.currentTarget.value)}>
            {!rows.some(row => row.key === key) && <option value={key}>{title}</option>}
            {rows.map(row => (
              <option key={row.key} value={row.key} disabled={!board.isOpen(place.date, row.target)}>
                {row.title}
              </option>
            ))}
            <option value="">{strings.picker.label} …</option>
          </select>
        </div>
      )}
    </>
  );
}
