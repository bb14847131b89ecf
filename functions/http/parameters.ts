import type { HttpRequest } from '@azure/functions';
import { Refusal } from '../../core/errors.ts';
import { parseWeek, type WeekId } from '../../core/week.ts';

const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Parts of the address, checked. */
export const parameters = {
  /** Undefined when the address has no user. Object ids compare without case. */
  userId(request: HttpRequest): string | undefined {
    const value = request.params['userId'];
    if (value !== undefined && !idPattern.test(value))
      throw invalid('userId', 'must be an object id or "me"');
    return value?.toLowerCase();
  },
  week(request: HttpRequest): WeekId {
    const week = parseWeek(request.params['week'] ?? '');
    if (!week) throw new Refusal('weekInvalid', { field: 'week' });
    return week;
  },
  runId(request: HttpRequest): string {
    const value = request.params['runId'] ?? '';
    if (!idPattern.test(value)) throw invalid('runId', idRule);
    return value;
  },
};

export const idRule =
  'must be 1 to 64 letters, digits, dots, hyphens or underscores, starting with a letter or digit';

export function isId(text: string): boolean {
  return idPattern.test(text);
}

function invalid(field: string, rule: string): Refusal {
  return new Refusal('fieldInvalid', { field, message: `The ${field} of the address ${rule}.` });
}
