import type { JSX } from 'preact';
import type { Finding } from '../../../core/finding.ts';
import { Icon } from '../../shell/icons.tsx';
import { useTongue } from '../../strings/strings.ts';
import { useTeamStrings } from './team-strings.ts';

const kinds = [
  { severity: 'block', icon: 'block' },
  { severity: 'warn', icon: 'warning' },
  { severity: 'info', icon: 'info' },
] as const;

/** How many findings of which kind, the gravest first. */
export function FindingCounts({ findings }: { findings: readonly Finding[] }): JSX.Element {
  const { strings } = useTongue();
  const said = useTeamStrings();
  if (findings.length === 0) return <span class="quiet">{said.clear}</span>;
  return (
    <span class="counts">
      {kinds.map(({ severity, icon }) => {
        const count = findings.filter(finding => finding.severity === severity).length;
        return (
          count > 0 && (
            <span
              key={severity}
              class={`count finding ${severity}`}
              title={strings.findings.severity[severity]}
            >
              <Icon name={icon} />
              {count}
              <span class="unseen"> {strings.findings.severity[severity]}</span>
            </span>
          )
        );
      })}
    </span>
  );
}
