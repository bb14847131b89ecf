import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { TargetChoice } from '../../api/targets.ts';
import { useTongue } from '../../strings/strings.ts';
import type { Target } from '../model/line.ts';
import { useBoard } from './board.ts';

type Choice = { target: Target; title: string };
type Props = { onPick: (target: Target, title: string) => void };

/** What is typed in one go is looked for once. */
const gatherMs = 150;

/** A text field with a list below it: type, choose with the arrows, take with Enter. */
export function TargetSearch({ onPick }: Props): JSX.Element {
  const { strings } = useTongue();
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const choices = useChoices(text);
  useEffect(() => setActive(0), [choices]);
  const pick = (choice: Choice | undefined) => choice && onPick(choice.target, choice.title);
  const onKeyDown = (event: KeyboardEvent) => {
    const last = (choices?.length ?? 0) - 1;
    if (event.key === 'ArrowDown') setActive(Math.min(last, active + 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(0, active - 1));
    else if (event.key === 'Enter') pick(choices?.[active]);
    else return;
    event.preventDefault();
  };
  return (
    <div class="field search">
      <label for={id}>{strings.picker.label}</label>
      <input
        data-first
        id={id}
        role="combobox"
        placeholder={strings.picker.hint}
        autocomplete="off"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={choices?.[active] ? `${id}-${active}` : undefined}
        value={text}
        onInput={event => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} class="choices" role="listbox" aria-label={strings.picker.label}>
        {choices?.map(({ target, title }, index) => (
          <div
            key={title}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            class="choice"
            onMouseDown={event => event.preventDefault()}
            onClick={() => onPick(target, title)}
            onKeyDown={() => {}}
          >
            {title}
          </div>
        ))}
      </div>
      {choices?.length === 0 && (
        <p class="quiet" role="status">
          {strings.picker.none}
        </p>
      )}
    </div>
  );
}

/** Projects and tasks of the organisation, then the kinds of time away. Undefined until they have been found. */
function useChoices(text: string): Choice[] | undefined {
  const { strings } = useTongue();
  const { findTargets } = useBoard();
  const [found, setFound] = useState<TargetChoice[]>();
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const answer = await findTargets(text);
      if (isCurrent && answer.kind === 'done') setFound(answer.body);
    }, gatherMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, findTargets]);
  if (!found) return undefined;
  const away = (['absence', 'vacation', 'onBreak'] as const)
    .map(type => ({ target: { type }, title: strings.types[type] }))
    .filter(({ title }) => title.toLowerCase().includes(text.trim().toLowerCase()));
  const work = found.map(({ title, ...target }) => ({ target: { type: 'work' as const, ...target }, title }));
  return [...work, ...away];
}
