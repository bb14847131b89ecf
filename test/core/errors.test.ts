import { describe, expect, test } from '@jest/globals';
import { type ErrorCode, errors, problem, Refusal } from '../../core/errors.ts';

const codes = Object.keys(errors) as ErrorCode[];

describe('the catalogue of errors', () => {
  test.each(codes)('%s: a client error or a fault of ours, with a sentence to act on', code => {
    const { status, message } = errors[code];

    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(message).toMatch(/^[A-Z].*[.…]$/);
  });

  test('what went wrong on our side can be tried again; a malformed request cannot', () => {
    const faults = codes.filter(code => errors[code].status >= 500);
    const malformed = codes.filter(code => errors[code].status === 400);

    expect(faults.every(code => errors[code].retryable)).toBe(true);
    expect(malformed.some(code => errors[code].retryable)).toBe(false);
  });
});

describe('problem', () => {
  test('has the sentence of the catalogue unless there is a better one', () => {
    expect(problem('notFound').message).toBe(errors.notFound.message);
    expect(problem('notFound', { message: 'No such week.', field: 'week' })).toEqual({
      code: 'notFound',
      message: 'No such week.',
      field: 'week',
    });
  });

  test('a refusal carries its problem and the fault behind it', () => {
    const fault = new Error('socket closed');

    const refusal = new Refusal('busy', { runId: 'run-1' }, fault);

    expect(refusal.problem).toEqual({ code: 'busy', message: errors.busy.message, runId: 'run-1' });
    expect(refusal.cause).toBe(fault);
    expect(JSON.stringify(refusal.problem)).not.toContain('socket');
  });
});
