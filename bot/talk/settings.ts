import { type PlanSource, type Profile, planSources } from '../../core/profile.ts';
import { changeProfile } from '../../functions/people/profile.ts';
import { profile as profileSchema } from '../../functions/schemas/person.ts';
import { type NamedRule, settingsCard, settingsInputs, welcomeCard } from '../cards/settings-card.ts';
import type { Inputs } from '../edit/inputs.ts';
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

/** Saves what was put into the settings card, or says what of it cannot be saved. */
export async function saveSettings(person: Person, inputs: Inputs): Promise<Reply> {
  const { settings } = person.tongue.strings;
  const parsed = profileSchema.safeParse(changeOf(inputs, person.profile));
  if (!parsed.success) return showSettings(person, settings.wrong(faultsOf(parsed.error.issues, person)));
  const profile = await changeProfile(person.services, person.partition, parsed.data as Partial<Profile>);
  const saved = { ...person, profile, tongue: tongueOf(profile.locale) };
  const { saved: done, savedNoConsent } = saved.tongue.strings.settings;
  return showSettings(saved, profile.consent ? done : savedNoConsent);
}

function changeOf(inputs: Inputs, profile: Profile): Record<string, unknown> {
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
    ...(hours !== undefined && { workingHours: { minutes: minutesOf(String(hours)) } }),
    // Whoever writes their language with a region keeps it while they keep the language.
    ...(language !== undefined &&
      !profile.locale.startsWith(String(language)) && { locale: String(language) }),
  };
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

/** `8 8 8 7.5 6 0 0` as minutes; what is no number becomes one that is refused. */
function minutesOf(text: string): number[] {
  const parts = text.trim().split(/[\s;/]+/);
  return parts.map(part => Math.round(Number(part.replace(',', '.')) * 60));
}

function faultsOf(issues: readonly { path: PropertyKey[] }[], { tongue: { strings } }: Person): string {
  const names: Record<string, string> = {
    zone: strings.settings.zone,
    workingHours: `${strings.settings.hours} (${strings.settings.hoursHint})`,
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
