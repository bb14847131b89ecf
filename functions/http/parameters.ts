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
  runId: (request: HttpRequest) => idOf(request, 'runId'),
  orgRunId: (request: HttpRequest) => idOf(request, 'orgRunId'),
  projectId: (request: HttpRequest) => idOf(request, 'projectId'),
  webhookId: (request: HttpRequest) => idOf(request, 'webhookId'),
  /** A page number of the address, from 0 on. */
  page(request: HttpRequest): number {
    const value = request.params['page'] ?? '';
    if (!/^\d{1,6}$/.test(value)) throw invalid('page', 'must be a whole number from 0 on');
    return Number(value);
  },
  /** Where a list goes on, as the answer before said. */
  continuation(request: HttpRequest): string | undefined {
    const value = request.query.get('continuation') ?? undefined;
    if (value !== undefined && value.length > 4_096)
      throw new Refusal('fieldInvalid', {
        field: 'continuation',
        message: 'Send what the last answer said.',
      });
    return value;
  },
};

function idOf(request: HttpRequest, name: string): string {
  const value = request.params[name] ?? '';
  if (!idPattern.test(value)) throw invalid(name, idRule);
  return value;
}

export const idRule =
  'must be 1 to 64 letters, digits, dots, hyphens or underscores, starting with a letter or digit';

export function isId(text: string): boolean {
  return idPattern.test(text);
}

function invalid(field: string, rule: string): Refusal {
  return new Refusal('fieldInvalid', { field, message: `The ${field} of the address ${rule}.` });
}
