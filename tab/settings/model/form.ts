import {
  type PlanSource,
  type Profile,
  planSources,
  type QuietHours,
  type RoundingStep,
} from '../../../core/profile.ts';
import { hours, parseHours } from '../../week/model/hours.ts';

/** Profile as they stand in a form: what people type is text until it is saved. */
export type Form = {
  consent: boolean;
  displayName: string;
  zone: string;
  language: 'en' | 'de';
  /** Monday to Sunday. */
  hours: readonly string[];
  /** All sources there are, the most trusted first. */
  sources: readonly { source: PlanSource; isUsed: boolean }[];
  roundingMinutes: RoundingStep;
  comments: boolean;
  summaries: boolean;
  reminders: boolean;
  quietHours: QuietHours;
};

export function formOf(profile: Profile): Form {
  const { consent, displayName = '', zone, locale, workingHours, sourceOrder, roundingMinutes } = profile;
  const { comments, summaries, reminders, quietHours } = profile;
  const unused = planSources.filter(source => !sourceOrder.includes(source));
  return {
    ...{ consent, displayName, zone, roundingMinutes, comments, summaries, reminders, quietHours },
    language: /^de\b/i.test(locale) ? 'de' : 'en',
    hours: workingHours.minutes.map(hours),
    sources: [
      ...sourceOrder.map(source => ({ source, isUsed: true })),
      ...unused.map(source => ({ source, isUsed: false })),
    ],
  };
}

/** What has to be sent so that the profile is as the form has it, or the field that cannot be read. */
export type FormChange = { kind: 'change'; change: Partial<Profile> } | { kind: 'wrong'; field: 'hours' };

export function changeOf(form: Form, profile: Profile): FormChange {
  const minutes = form.hours.map(parseHours);
  if (minutes.some(each => each === undefined)) return { kind: 'wrong', field: 'hours' };
  const { consent, roundingMinutes, comments, summaries, reminders, quietHours } = form;
  const [zone, displayName] = [form.zone.trim(), form.displayName.trim()];
  const wanted: Partial<Profile> = {
    ...{ consent, zone, roundingMinutes, comments, summaries, reminders, quietHours },
    workingHours: { minutes: minutes as Profile['workingHours']['minutes'] },
    sourceOrder: form.sources.filter(({ isUsed }) => isUsed).map(({ source }) => source),
    // Whoever writes their language with a region keeps it while they keep the language.
    locale: formOf(profile).language === form.language ? profile.locale : form.language,
    ...(displayName !== '' && { displayName }),
  };
  const changed = Object.entries(wanted).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(profile[field as keyof Profile]),
  );
  return { kind: 'change', change: Object.fromEntries(changed) };
}

/** Puts a source before the one above it, or behind the one below. */
export function moveSource(form: Form, source: PlanSource, by: -1 | 1): Form {
  const from = form.sources.findIndex(each => each.source === source);
  const to = from + by;
  const sources = [...form.sources];
  const [moved] = sources.splice(from, 1);
  if (!moved || to < 0 || to > sources.length) return form;
  sources.splice(to, 0, moved);
  return { ...form, sources };
}

export function takeSource(form: Form, source: PlanSource, isUsed: boolean): Form {
  return {
    ...form,
    sources: form.sources.map(each => (each.source === source ? { source, isUsed } : each)),
  };
}
