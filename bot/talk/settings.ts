import { type PlanSource, type Profile, planSources } from '../../core/profile.ts';
import { languageOf } from '../../core/summary/words.ts';
import { regionOf, type Weekday } from '../../core/week-start.ts';
import { changeProfile } from '../../functions/people/profile.ts';
import { profile as profileSchema } from '../../functions/schemas/person.ts';
import {
  hoursWords,
  type NamedRule,
  settingsCard,
  settingsInputs,
  welcomeCard,
} from '../cards/settings-card.ts';
import type { Inputs } from '../edit/inputs.ts';
import { readWorkingHours } from '../edit/working-hours.ts';
import { tongueOf } from '../strings/strings.ts';
import type { Person, Reply } from './person.ts';
import { namedRule } from './teach.ts';

export function welcome({ profile, tongue }: Person): Reply {
  return { card: welcomeCard(profile, tongue) };
}

export async function showSettings(person: Person, notice?: string): Promise<Reply> {
  return { card: settingsCard(person.profile, await namedRules(person), person.tongue, notice) };
}

async function namedRules({ services, partition, profile, tongue: { words } }: Person): Promise<NamedRule[]> {
  const { projects } = await services.tenants.settings(partition.tenantId);
  return profile.rules.map(rule => {
    const { about, target } = namedRule(rule, { projects, words });
    return { id: rule.id, habit: rule.trait === 'habit', value: about, target };
  });
}

/**
 * Saves what was put into the settings card, or says what of it cannot be saved. Cards that do not say which day their
 * working hours begin with are of a time when all began on Monday.
 */
export async function saveSettings(person: Person, inputs: Inputs, firstDay: Weekday = 1): Promise<Reply> {
  const { settings } = person.tongue.strings;
  const parsed = profileSchema.safeParse(changeOf(inputs, person, firstDay));
  if (!parsed.success) return showSettings(person, settings.wrong(faultsOf(parsed.error.issues, person)));
  const profile = await changeProfile(person.services, person.partition, parsed.data as Partial<Profile>);
  const saved = { ...person, profile, tongue: tongueOf(profile.locale) };
  const { saved: done, savedNoConsent } = saved.tongue.strings.settings;
  return showSettings(saved, profile.consent ? done : savedNoConsent);
}

function changeOf(inputs: Inputs, person: Person, firstDay: Weekday): Record<string, unknown> {
  const { profile } = person;
  const given = (name: keyof typeof settingsInputs) => inputs[settingsInputs[name]];
  const [zone, hours, language] = [given('zone'), given('hours'), given('language')];
  return {
    ...(given('consent') !== undefined && { consent: String(given('consent')) === 'true' }),
    ...(given('comments') !== undefined && { comments: String(given('comments')) === 'true' }),
    ...(given('summaries') !== undefined && { summaries: String(given('summaries')) === 'true' }),
    ...(given('reminders') !== undefined && { reminders: String(given('reminders')) === 'true' }),
    ...quietOf(given('quietFrom'), given('quietTo'), profile),
    ...(given('sources') !== undefined && {
      sourceOrder: sourcesOf(given('sources'), given('first'), profile),
    }),
    ...(zone !== undefined && { zone: String(zone).trim() }),
    ...(hours !== undefined && { workingHours: { minutes: readWorkingHours(String(hours), firstDay) } }),
    ...(language !== undefined && { locale: localeOf(String(language), person) }),
  };
}

/**
 * Whoever writes their language with a region keeps it while they keep the language. Who has told none yet has that of
 * their Teams, where it speaks this language or one that is not to be had here.
 */
function localeOf(language: string, { profile: { locale }, teamsLocale = '' }: Person): string {
  if (locale !== language && languageOf(locale) === language) return locale;
  const region = languageOf(teamsLocale) === language ? regionOf(teamsLocale) : undefined;
  return region === undefined ? language : `${language}-${region}`;
}

/** Clients that send nothing for what they do not know leave it as it is; an empty time is refused. */
function quietOf(from: unknown, to: unknown, { quietHours }: Profile): { quietHours?: unknown } {
  if (from === undefined && to === undefined) return {};
  return { quietHours: { from: from ?? quietHours.from, to: to ?? quietHours.to } };
}

/** Those that are ticked, in the order they had, the most trusted one put first. */
function sourcesOf(ticked: unknown, first: unknown, profile: Profile): PlanSource[] {
  const wanted = new Set(String(ticked).split(','));
  const known = [...profile.sourceOrder, ...planSources.filter(each => !profile.sourceOrder.includes(each))];
  const kept = known.filter(source => wanted.has(source));
  return kept.toSorted((a, b) => Number(b === first) - Number(a === first));
}

function faultsOf(issues: readonly { path: PropertyKey[] }[], { tongue }: Person): string {
  const { strings } = tongue;
  const hours = hoursWords(tongue);
  const names: Record<string, string> = {
    zone: strings.settings.zone,
    workingHours: `${hours.label} (${hours.placeholder})`,
    sourceOrder: strings.settings.sources,
    locale: strings.settings.language,
    quietHours: `${strings.settings.quietFrom} (20:00), ${strings.settings.quietTo} (07:00)`,
  };
  return [...new Set(issues.map(({ path }) => names[String(path[0])] ?? String(path[0])))].join(', ');
}

export async function forgetRule(person: Person, ruleId: string): Promise<Reply> {
  const rules = person.profile.rules.filter(({ id }) => id !== ruleId);
  const profile = await changeProfile(person.services, person.partition, { rules });
  return showSettings({ ...person, profile }, person.tongue.strings.teach.forgotten);
}
