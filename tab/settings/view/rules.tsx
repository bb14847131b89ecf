import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { placeNamed } from '../../../core/plan/line.ts';
import type { LearnedRule, Profile } from '../../../core/profile.ts';
import type { PersonApi } from '../../api/person.ts';
import { Icon } from '../../shell/icons.tsx';
import { useSettingsStrings } from './settings-strings.ts';
import { useRules } from './use-rules.ts';

type Props = { profile: Profile; api: PersonApi; onSaved: (profile: Profile) => void };

/** What corrections have taught, with a way to have it forgotten, and a way back. */
export function Rules({ profile, api, onSaved }: Props): JSX.Element {
  const said = useSettingsStrings();
  const title = useRef<HTMLHeadingElement>(null);
  const { rules } = profile;
  const { forget, keep, forgotten, problem } = useRules(api, onSaved);
  // The button that had the focus has gone with its rule.
  const gone = (rule: LearnedRule) => void forget(rule).then(() => title.current?.focus());
  return (
    <section class="panel" aria-labelledby="rules-title">
      <h2 id="rules-title" ref={title} tabIndex={-1}>
        {said.rules}
      </h2>
      <p class="quiet">{rules.length === 0 ? said.noRules : said.rulesHint}</p>
      {rules.length > 0 && (
        <ul class="rules">
          {rules.map(rule => (
            <Rule key={rule.id} rule={rule} api={api} onForget={() => gone(rule)} />
          ))}
        </ul>
      )}
      {forgotten && (
        <div class="actions" role="status">
          <p>{said.forgotten(forgotten.value)}</p>
          <button type="button" class="button" onClick={() => void keep()}>
            {said.back}
          </button>
        </div>
      )}
      {problem !== undefined && (
        <p class="wrong" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}

type RuleProps = { rule: LearnedRule; api: PersonApi; onForget: () => void };

function Rule({ rule, api, onForget }: RuleProps): JSX.Element {
  const said = useSettingsStrings();
  const [target, setTarget] = useState(rule.projectId);
  const [about, setAbout] = useState(rule.value);
  useEffect(() => void api.nameOf(rule).then(setTarget), [api, rule]);
  // A rule about earlier weeks looks at a project or task, and names it by its ids.
  useEffect(() => {
    if (rule.trait === 'habit') void api.nameOf(placeNamed(rule.value)).then(setAbout);
  }, [api, rule]);
  return (
    <li>
      <span>{said.rule(said.traits[rule.trait], about, target)}</span>
      <button type="button" class="button subtle" aria-label={said.forgetRule(about)} onClick={onForget}>
        <Icon name="close" />
        {said.forget}
      </button>
    </li>
  );
}
