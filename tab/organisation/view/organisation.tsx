import type { ComponentType, JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { organisationApi } from '../../api/organisation.ts';
import type { ViewProps } from '../../shell/views.ts';
import type { Section } from '../../strings/organisation/shape.ts';
import { Capacity } from './capacity.tsx';
import { DeadLetters } from './dead-letters.tsx';
import { Deliveries } from './deliveries.tsx';
import { useOrganisationStrings } from './organisation-strings.ts';
import { PolicySection } from './policy-section.tsx';
import { Runs } from './runs.tsx';
import type { SectionProps } from './section.ts';

const sections: Record<Section, ComponentType<SectionProps>> = {
  runs: Runs,
  deliveries: Deliveries,
  deadLetters: DeadLetters,
  policy: PolicySection,
  capacity: Capacity,
};

/** For administrators: what runs for everybody, what has become of it, and what it goes by. */
export function Organisation({ send }: ViewProps): JSX.Element {
  const said = useOrganisationStrings();
  const api = useMemo(() => organisationApi(send), [send]);
  const [section, setSection] = useState<Section>('runs');
  const Shown = sections[section];
  return (
    <main class="week">
      <header class="week-header">
        <h1>{said.title}</h1>
        <nav class="sections" aria-label={said.title}>
          {(Object.keys(sections) as Section[]).map(each => (
            <button
              key={each}
              type="button"
              class="button subtle"
              data-section={each}
              aria-current={each === section ? 'page' : undefined}
              onClick={() => setSection(each)}
            >
              {said.sections[each]}
            </button>
          ))}
        </nav>
      </header>
      <Shown api={api} />
    </main>
  );
}
