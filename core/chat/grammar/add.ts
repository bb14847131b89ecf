import { commentLengthMax, type EntryType } from '../../entry.ts';
import type { Change } from '../../intent.ts';
import { findTarget } from '../lines.ts';
import { type Target, targetsOf } from '../targets.ts';
import type { Understood } from '../understood.ts';
import { dur, minutesAt, name, quoted, type Rule, type Said, sentence } from './rule.ts';
import { addTo } from './time.ts';

const verb = '(?:add|log|book|record|enter|put(?: in| down)?|track|register|note|insert|include)';
const did = '(?:i (?:also )?(?:worked|spent|did|had)|worked|spent|did)';
const to = '(?:to|on|for|at|in|with|working on|towards)';

/** More time: on a project, with a word about what it was if there was one. */
export const addRules: Rule[] = [
  {
    pattern: sentence(
      `(?:${verb}|${did}) (?:another |an extra |additional |about )?(?<minutes>${dur})(?: more)?(?: of)? (?:work )?${to} (?<where>${name})`,
    ),
    build: add,
  },
  {
    pattern: sentence(
      `(?:${verb}|${did}) (?:another |an extra )?(?<minutes>${dur})(?: of)? (?<what>${name}|⟨q\\d+⟩) ${to} (?<where>${name})`,
    ),
    build: add,
  },
  {
    pattern: sentence(`(?:${verb}|${did}) (?:another )?(?<minutes>${dur})(?: of)? (?<where>${name})`),
    build: add,
  },
  { pattern: sentence(`(?:${verb}) (?<where>${name})[:,]? (?:for )?(?<minutes>${dur})`), build: add },
  { pattern: sentence(`${did} (?:on |for )?(?<where>${name}) for (?<minutes>${dur})`), build: add },
  {
    pattern: sentence(
      `(?<minutes>${dur}) (?:more|extra|additional)(?: of)? (?:work )?(?:${to} )?(?<where>${name})`,
    ),
    build: add,
  },
  { pattern: sentence(`(?<minutes>${dur})(?: of)? (?:${to} )?(?<where>${name})`), build: addOrSet },
  { pattern: sentence(`(?<where>${name})[:,]? (?<minutes>${dur})`), build: addOrSet },
];

const types: Record<string, EntryType> = {
  travel: 'travel',
  travelling: 'travel',
  traveling: 'travel',
  driving: 'travel',
  overtime: 'overtime',
};

function add(said: Said): Understood | undefined {
  const { where = '', what } = said.groups;
  const minutes = minutesAt(said, said.groups['minutes']);
  if (minutes === undefined) return undefined;
  const target = findTarget(where, said.context, (text, wanted) =>
    said.sentence.toLowerCase().replace(text, wanted),
  );
  if (target.kind === 'answer') return target.answer;
  const dates = said.days.length > 0 ? said.days : [said.context.today];
  return { kind: 'changes', changes: dates.map(date => addition(said, date, target.value, minutes, what)) };
}

/** A word about the work is a task of the project, a kind of work, or a description. */
function addition(
  said: Said,
  date: string,
  target: Target,
  minutes: number,
  what: string | undefined,
): Change {
  if (what === undefined) return addTo(said.context, date, target, minutes);
  const text = quoted(said, what).replace(/^(?:some|the|a|an) /, '');
  const type = types[text];
  if (type) return { ...placeOf(target), op: 'add', date, minutes, type };
  const task = taskOf(said, target, text);
  if (task) return addTo(said.context, date, task, minutes);
  return { ...placeOf(target), op: 'add', date, minutes, description: text.slice(0, commentLengthMax) };
}

function placeOf({ projectId, taskId }: Target) {
  return { projectId, ...(taskId !== undefined && { taskId }) };
}

function taskOf({ context }: Said, { projectId, name: project }: Target, text: string): Target | undefined {
  const [only, ...others] = targetsOf(`${project} ${text}`, context).filter(
    each => each.projectId === projectId && each.taskId !== undefined,
  );
  return others.length === 0 ? only : undefined;
}

/** "Apollo 2h on Tuesday": where there is a line already, nobody knows whether that is all of it or more of it. */
function addOrSet(said: Said): Understood | undefined {
  const understood = add(said);
  if (understood?.kind !== 'changes' || understood.changes.every(({ op }) => op === 'add')) return understood;
  const { where = '', minutes = '' } = said.groups;
  const spoken = said.minutes[Number(/\d+/.exec(minutes)?.[0])];
  const day = said.days.length > 0 ? ` on ${said.days.join(' and ')}` : '';
  return {
    kind: 'ask',
    question: 'addOrSet',
    choices: [
      { label: 'add', text: `add ${spoken} minutes to ${where}${day}` },
      { label: 'set', text: `set ${where}${day || ` on ${said.context.today}`} to ${spoken} minutes` },
    ],
  };
}
