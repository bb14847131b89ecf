import type { JSX } from 'preact';
import type { PlanSource } from '../../../core/profile.ts';
import { useAnnounce } from '../../shell/announcer.tsx';
import { Icon } from '../../shell/icons.tsx';
import { type Form, moveSource, takeSource } from '../model/form.ts';
import { useSettingsStrings } from './settings-strings.ts';

type Props = { form: Form; onChange: (form: Form) => void };

/** Which sources are drafted from, and which of them wins where they say different things. */
export function SourceList({ form, onChange }: Props): JSX.Element {
  const said = useSettingsStrings();
  const announce = useAnnounce();
  const last = form.sources.length - 1;
  const move = (source: PlanSource, by: -1 | 1) => {
    const moved = moveSource(form, source, by);
    onChange(moved);
    announce(moved.sources.map(each => said.sourceNames[each.source]).join(', '));
  };
  return (
    <fieldset class="group">
      <legend>{said.sources}</legend>
      <p class="quiet">{said.sourcesHint}</p>
      <ol class="sources">
        {form.sources.map(({ source, isUsed }, index) => {
          const name = said.sourceNames[source];
          return (
            <li key={source}>
              <label class="check">
                <input
                  type="checkbox"
                  checked={isUsed}
                  onChange={event => onChange(takeSource(form, source, event.currentTarget.checked))}
                />
                {name}
              </label>
              <button
                type="button"
                class="button subtle square"
                aria-label={said.up(name)}
                aria-disabled={index === 0}
                onClick={() => move(source, -1)}
              >
                <Icon name="up" />
              </button>
              <button
                type="button"
                class="button subtle square"
                aria-label={said.down(name)}
                aria-disabled={index === last}
                onClick={() => move(source, 1)}
              >
                <Icon name="down" />
              </button>
            </li>
          );
        })}
      </ol>
    </fieldset>
  );
}
