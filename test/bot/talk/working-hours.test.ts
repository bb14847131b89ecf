import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Reply } from '../../../bot/talk/person.ts';
import type { Profile } from '../../../core/profile.ts';
import { firstDayOf } from '../../../core/week-start.ts';
import { changeProfile, readProfile } from '../../../functions/people/profile.ts';
import { lena, openSetUpWorld, setUpTenant } from '../../functions/person.ts';
import { openWorld, type World } from '../../functions/world.ts';
import { inputsOf, type Talk, talkWith } from '../talking.ts';

let world: World;
let talk: Talk;
const profile = () => readProfile(world.app, lena);

/** The names of the first and the last day, as the label of the working hours has them. */
const labelled = (replies: readonly Reply[]) =>
  /"label":"(?:Working hours|Arbeitsstunden), (\S+) (?:to|bis) ([^\s"]+)"/
    .exec(JSON.stringify(replies))
    ?.slice(1);

describe('working hours', () => {
  const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  const minutes: Profile['workingHours']['minutes'] = [60, 120, 180, 240, 300, 360, 420];
  beforeEach(async () => {
    world = await openSetUpWorld();
    talk = talkWith(() => world.app);
  });
  const live = (locale: string) => changeProfile(world.app, lena, { locale });

  test.each(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])(
    'are read as the label says, in a week that begins on %s',
    async start => {
      await live(`en-US-u-fw-${start}`);
      const shown = await talk.say('settings');
      const [first = '', last = ''] = labelled(shown) ?? [];
      expect(first.slice(0, 3).toLowerCase()).toBe(start);
      expect(days.indexOf(last)).toBe((days.indexOf(first) + 6) % 7);
      // What is written: an hour on the day that the label begins with, two on the next …
      const saved = await talk.press('Save', { hours: '1 2 3 4 5 6 7' });
      const kept = (await profile()).workingHours.minutes;
      expect(kept[days.indexOf(first)]).toBe(60);
      expect(kept[days.indexOf(last)]).toBe(420);
      expect(inputsOf(saved)).toMatchObject({ hours: '1 2 3 4 5 6 7' });
    },
  );

  test.each([
    ['en-US', '7 1 2 3 4 5 6', ['Sunday', 'Saturday'], '0 8 8 8 8 8 0'],
    ['pt-BR', '7 1 2 3 4 5 6', ['domingo', 'sábado'], '0 8 8 8 8 8 0'],
    ['ar-EG', '6 7 1 2 3 4 5', ['السبت', 'الجمعة'], '0 0 8 8 8 8 8'],
    ['en-GB', '1 2 3 4 5 6 7', ['Monday', 'Sunday'], '8 8 8 8 8 0 0'],
    ['de-AT', '1 2 3 4 5 6 7', ['Montag', 'Sonntag'], '8 8 8 8 8 0 0'],
    ['en', '1 2 3 4 5 6 7', ['Monday', 'Sunday'], '8 8 8 8 8 0 0'],
  ])(
    'stay what they are for %s when the card is saved as it was shown',
    async (locale, hours, ends, example) => {
      await live(locale);
      await changeProfile(world.app, lena, { workingHours: { minutes } });
      const shown = await talk.say('settings');
      expect(labelled(shown)).toEqual(ends);
      expect(JSON.stringify(shown)).toContain(example);
      expect(inputsOf(shown)).toMatchObject({ hours });
      await talk.press(locale.startsWith('de') ? 'Speichern' : 'Save', inputsOf(shown));
      expect(await profile()).toMatchObject({ locale, workingHours: { minutes } });
    },
  );

  test('are read in the order in which they were shown, though the person has another language meanwhile', async () => {
    await live('en-US');
    await changeProfile(world.app, lena, { workingHours: { minutes } });
    const american = await talk.say('settings');
    await live('de-DE');
    await talk.pressOn(american, 'Save', inputsOf(american));
    expect((await profile()).workingHours).toEqual({ minutes });
  });

  test('are read in the order in which they were shown, when the same card chooses another language', async () => {
    await live('en-US');
    await changeProfile(world.app, lena, { workingHours: { minutes } });
    const shown = await talk.say('settings');
    const saved = await talk.press('Save', { ...inputsOf(shown), language: 'de' });
    expect(await profile()).toMatchObject({ locale: 'de', workingHours: { minutes } });
    expect(labelled(saved)).toEqual(['Montag', 'Sonntag']);
    expect(inputsOf(saved)).toMatchObject({ hours: '1 2 3 4 5 6 7' });
  });

  test('of a card that does not say where it begins are read from Monday on, as all were once', async () => {
    await live('en-US');
    const data = { verb: 'save', hours: '1 2 3 4 5 6 7' };
    await talk.event({ kind: 'action', asMessage: true, data });
    expect((await profile()).workingHours).toEqual({ minutes });
  });

  test.each([0, 8, 1.5, '7', null])('are not read from a day that is none: %s', async firstDay => {
    const data = { verb: 'save', hours: '1 2 3 4 5 6 7' };
    await talk.event({ kind: 'action', asMessage: true, data: { ...data, firstDay } });
    expect((await profile()).workingHours).not.toEqual({ minutes });
    await talk.event({ kind: 'action', asMessage: true, data: { ...data, firstDay: 1 } });
    expect((await profile()).workingHours).toEqual({ minutes });
  });
});

describe('where a person lives', () => {
  beforeEach(async () => {
    world = await openWorld();
    await setUpTenant(world.app);
    talk = talkWith(() => world.app);
  });
  const save = async (teams: string, language: string) => {
    const welcome = await talk.event({ kind: 'installed' }, { locale: teams });
    const data = {
      verb: 'save',
      consent: 'true',
      firstDay: firstDayOf(teams),
      hours: '1 2 3 4 5 6 7',
      language,
    };
    await talk.event({ kind: 'action', asMessage: false, data }, { locale: teams });
    return { welcome, kept: await profile() };
  };

  test.each([
    ['en-US', 'en', 'en-US'],
    ['en-gb', 'en', 'en-GB'],
    ['de-AT', 'de', 'de-AT'],
    // Who cannot have their language has the week that they know.
    ['pt-BR', 'en', 'en-BR'],
    // English in Teams says nothing of where somebody lives who reads German.
    ['en-US', 'de', 'de'],
    ['de-DE', 'en', 'en'],
    ['en', 'en', 'en'],
    ['nonsense_1', 'en', 'en'],
  ])('follows from their Teams: %s, who chooses %s, is %s', async (teams, language, locale) => {
    expect((await save(teams, language)).kept).toMatchObject({ locale, consent: true });
  });

  test('and the welcome card begins with their day', async () => {
    const { welcome, kept } = await save('en-US', 'en');
    expect(labelled(welcome)).toEqual(['Sunday', 'Saturday']);
    expect(inputsOf(welcome)).toMatchObject({ hours: '0 8 8 8 8 8 0' });
    expect(kept.workingHours.minutes).toEqual([120, 180, 240, 300, 360, 420, 60]);
  });
});
