import { useState } from 'preact/hooks';
import type { LearnedRule, Profile } from '../../../core/profile.ts';
import type { PersonApi } from '../../api/person.ts';
import { useSettingsStrings } from './settings-strings.ts';

type Change = (rules: readonly LearnedRule[]) => LearnedRule[];

/** The profile has the rules as one list: it is read anew before it is written, for the bot learns too. */
export function useRules(api: PersonApi, onSaved: (profile: Profile) => void) {
  const said = useSettingsStrings();
  const [forgotten, setForgotten] = useState<LearnedRule>();
  const [problem, setProblem] = useState<string>();
  const change = async (make: Change): Promise<boolean> => {
    const now = await api.profile();
    const answer = now.kind === 'done' ? await api.change({ rules: make(now.body.rules) }) : now;
    setProblem(
      answer.kind === 'done'
        ? undefined
        : answer.kind === 'refused'
          ? answer.problem.message
          : said.unreached,
    );
    if (answer.kind === 'done') onSaved(answer.body);
    return answer.kind === 'done';
  };
  return {
    ...(forgotten && { forgotten }),
    ...(problem !== undefined && { problem }),
    async forget(rule: LearnedRule) {
      if (await change(rules => rules.filter(({ id }) => id !== rule.id))) setForgotten(rule);
    },
    async keep() {
      if (!forgotten) return;
      const back: Change = rules => [...rules.filter(({ id }) => id !== forgotten.id), forgotten];
      if (await change(back)) setForgotten(undefined);
    },
  };
}
