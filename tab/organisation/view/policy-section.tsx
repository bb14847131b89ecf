import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { defaultPolicy, type Policy } from '../../../core/policy.ts';
import type { Problem } from '../../api/answer.ts';
import { useAnnounce } from '../../shell/announcer.tsx';
import { ProblemNotice } from '../../shell/problem-notice.tsx';
import { useTongue } from '../../strings/strings.ts';
import { ruleRows, withRule } from '../policy-draft.ts';
import { Clauses } from './clauses.tsx';
import { useOrganisationStrings } from './organisation-strings.ts';
import { RuleFields } from './rule-fields.tsx';
import type { SectionProps } from './section.ts';

type Draft = { policy: Partial<Policy>; etag?: string; isChanged: boolean };

/** What the review goes by, rule by rule, and the written policy that it cites. */
export function PolicySection({ api }: SectionProps): JSX.Element {
  const said = useOrganisationStrings();
  const { strings } = useTongue();
  const announce = useAnnounce();
  const [draft, setDraft] = useState<Draft>();
  const [problem, setProblem] = useState<Problem>();
  const load = useCallback(async () => {
    const answer = await api.policy();
    if (answer.kind === 'refused') setProblem(answer.problem);
    if (answer.kind === 'done')
      setDraft({ policy: answer.body, isChanged: false, ...(answer.etag && { etag: answer.etag }) });
  }, [api]);
  useEffect(() => void load(), [load]);
  const change = (policy: Partial<Policy>) => draft && setDraft({ ...draft, policy, isChanged: true });
  const save = async (event: Event) => {
    event.preventDefault();
    if (!draft) return;
    const answer = await api.setPolicy(draft.policy, draft.etag);
    if (answer.kind === 'done') {
      setProblem(undefined);
      setDraft({ policy: answer.body, isChanged: false, ...(answer.etag && { etag: answer.etag }) });
      announce(said.policy.saved);
    } else if (answer.kind === 'refused') {
      const { problem: why } = answer;
      const isOld = why.code === 'versionMismatch';
      setProblem(isOld ? { ...why, code: '', message: said.policy.changed } : why);
      if (isOld) await load();
    }
  };
  return (
    <>
      <form class="panel" onSubmit={event => void save(event)}>
        <div class="actions">
          <h2>{said.policy.rules}</h2>
          {draft?.isChanged && <span class="quiet end">{said.policy.unsaved}</span>}
          <button
            type="submit"
            class={`button primary${draft?.isChanged ? '' : ' end'}`}
            disabled={!draft?.isChanged}
          >
            {said.policy.save}
          </button>
        </div>
        <ProblemNotice problem={problem} />
        {!draft && <p class="empty">{strings.app.loading}</p>}
        {draft && (
          <>
            <div class="field">
              <label for="daily-maximum">{said.policy.dailyMaximum}</label>
              <input
                id="daily-maximum"
                class="short"
                type="number"
                min={0}
                max={1440}
                required
                value={draft.policy.dailyMaxMinutes ?? defaultPolicy.dailyMaxMinutes}
                onInput={event =>
                  change({ ...draft.policy, dailyMaxMinutes: event.currentTarget.valueAsNumber })
                }
              />
            </div>
            <RuleFields
              rows={ruleRows(draft.policy)}
              onChange={(code, set) => change(withRule(draft.policy, code, set))}
            />
          </>
        )}
      </form>
      <Clauses api={api} />
    </>
  );
}
