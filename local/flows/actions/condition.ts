import { evaluate } from '../expression/evaluate.ts';
import { library } from '../expression/functions.ts';
import { Gap } from '../gap.ts';
import { type Frame, surroundingsOf } from '../run.ts';

const compared = new Set(['equals', 'greater', 'less', 'contains']);

/** A condition as the designer writes it: `{"and": [{"equals": ["@x", 1]}, …]}`. */
export function holds(condition: unknown, frame: Frame): boolean {
  const [[name, inner] = ['', undefined], ...more] = Object.entries(
    (condition ?? {}) as Record<string, unknown>,
  );
  if (more.length > 0) throw new Gap(`A condition says one thing: ${JSON.stringify(condition)}.`);
  if (name === 'and') return (inner as unknown[]).every(each => holds(each, frame));
  if (name === 'or') return (inner as unknown[]).some(each => holds(each, frame));
  if (name === 'not') return !holds(inner, frame);
  if (!compared.has(name)) throw new Gap(`The simulation does not know the condition ${name}.`);
  return library[name]?.of(...(evaluate(inner, surroundingsOf(frame)) as unknown[])) === true;
}
