import type { JSX } from 'preact';
import type { RuleCode, RuleSetting } from '../../../core/review/settings.ts';
import type { RuleRow } from '../policy-draft.ts';
import { useOrganisationStrings } from './organisation-strings.ts';

type Change = { severity: RuleSetting['severity'] } | Record<string, number>;
type Props = { rows: readonly RuleRow[]; onChange: (code: RuleCode, set: Change) => void };

const severities = ['off', 'info', 'warn', 'block'] as const;

/** What is a share goes from 0 to 1 in steps of a hundredth; minutes and characters are whole. */
const isShare = (name: string) => name.endsWith('Share');

/** Every rule with what happens when it finds something, and its own parameters. */
export function RuleFields({ rows, onChange }: Props): JSX.Element {
  const { policy } = useOrganisationStrings();
  return (
    <ul class="plain policy-rules">
      {rows.map(({ code, severity, parameters }) => (
        <li key={code}>
          <span class="rule-name">{policy.rows[code]}</span>
          {Object.entries(parameters).map(([name, value]) => (
            <label key={name} class="rule-parameter">
              <span class="quiet">{policy.parameters[name] ?? name}</span>
              <input
                type="number"
                aria-label={`${policy.rows[code]}: ${policy.parameters[name] ?? name}`}
                min={0}
                max={isShare(name) ? 1 : 10_080}
                step={isShare(name) ? 0.01 : 1}
                required
                value={value}
                onInput={event => onChange(code, { [name]: event.currentTarget.valueAsNumber })}
              />
            </label>
          ))}
          <select
            aria-label={`${policy.rows[code]}: ${policy.severity}`}
            value={severity}
            onChange={event =>
              onChange(code, { severity: event.currentTarget.value as RuleSetting['severity'] })
            }
          >
            {severities.map(each => (
              <option key={each} value={each}>
                {policy.severities[each]}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ul>
  );
}
