import { useMemo, useState } from 'preact/hooks';
import { defaultProfile } from '../../../core/profile.ts';
import { personApi } from '../../api/person.ts';
import type { Send } from '../../api/send.ts';
import { useAnnounce } from '../../shell/announcer.tsx';
import { useTongue } from '../../strings/strings.ts';
import { browserShelf } from '../shelf.ts';
import type { WeekSync } from '../sync.ts';

export type Consent = {
  /** Whether the person is to be asked, now. */
  isAsked: boolean;
  /** The zone that their days are in if they agree. */
  zone: string;
  /** What stands in the way, in words; undefined when it is done. */
  agree(): Promise<string | undefined>;
  decline(): void;
  ask(): void;
};

type Parts = { send: Send; sync: WeekSync; personId: string };

/** Asks once a machine: who has said "not now" is reminded in a line above their week. */
export function useConsent({ send, sync, personId }: Parts): Consent {
  const { strings, locale } = useTongue();
  const announce = useAnnounce();
  const api = useMemo(() => personApi(send), [send]);
  const key = `time-agent.not-now.${personId}`;
  const [isDeclined, setDeclined] = useState(() => browserShelf().getItem(key) !== null);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const agree = async () => {
    const known = await api.profile();
    const answer =
      known.kind === 'done'
        ? await api.change({
            consent: true,
            // Nobody has said anything yet: the machine and Teams know better than our defaults.
            ...(known.body.zone === defaultProfile.zone && { zone }),
            ...(known.body.locale === defaultProfile.locale && { locale: languageOf(locale) }),
          })
        : known;
    if (answer.kind === 'refused') return answer.problem.message;
    if (answer.kind === 'doubt') return strings.failed.body;
    browserShelf().removeItem(key);
    announce(strings.consent.agreed);
    await sync.refresh();
    return undefined;
  };
  return {
    isAsked: sync.state().view?.consent === false && !isDeclined,
    ...{ zone, agree },
    decline() {
      browserShelf().setItem(key, '1');
      setDeclined(true);
    },
    ask: () => setDeclined(false),
  };
}

/** Teams writes `de-de`; the service wants what is a language tag, and any region in it is one. */
function languageOf(locale: string): string {
  return new Intl.Locale(locale).baseName;
}
