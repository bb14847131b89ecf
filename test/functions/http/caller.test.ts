import { describe, expect, test } from '@jest/globals';
import { type Access, authorise, type Caller, roles } from '../../../functions/http/caller.ts';

const tenantId = 'tenant-a';
const user = (...held: string[]): Caller => ({ kind: 'user', tenantId, userId: 'lena', roles: held });
const application = (...held: string[]): Caller => ({ kind: 'app', tenantId, userId: 'flow', roles: held });

const callers = {
  'a person': user(),
  'an approver': user(roles.approver),
  'an admin': user(roles.admin),
  'a person with the role for applications': user(roles.run),
  'an application for runs': application(roles.run),
  'an application for approvals': application(roles.approver),
  'an application for administration': application(roles.admin),
  'an application with a role of another app': application('TimeAgent.Runs', 'timeagent.run'),
} satisfies Record<string, Caller>;

type Name = keyof typeof callers;
const everybody = Object.keys(callers) as Name[];
const people: Name[] = ['a person', 'an approver', 'an admin', 'a person with the role for applications'];

/** Who may do what: on their own week, and on somebody else's. */
const table: [Access, { own: Name[]; other: Name[] }][] = [
  ['signedIn', { own: everybody, other: everybody }],
  ['own', { own: [...people, 'an application for runs'], other: ['an application for runs'] }],
  [
    'read',
    {
      own: [
        ...people,
        'an application for runs',
        'an application for approvals',
        'an application for administration',
      ],
      other: [
        'an approver',
        'an admin',
        'an application for runs',
        'an application for approvals',
        'an application for administration',
      ],
    },
  ],
  ['approve', { own: [], other: ['an approver', 'an application for approvals'] }],
  [
    'organise',
    {
      own: ['an admin', 'an application for runs', 'an application for administration'],
      other: ['an admin', 'an application for runs', 'an application for administration'],
    },
  ],
  [
    'oversee',
    {
      own: [
        'an approver',
        'an admin',
        'an application for runs',
        'an application for approvals',
        'an application for administration',
      ],
      other: [
        'an approver',
        'an admin',
        'an application for runs',
        'an application for approvals',
        'an application for administration',
      ],
    },
  ],
  [
    'admin',
    {
      own: ['an admin', 'an application for administration'],
      other: ['an admin', 'an application for administration'],
    },
  ],
];

function mayAll(access: Access, userId: (caller: Caller) => string | undefined): Name[] {
  return everybody.filter(name => {
    try {
      authorise(callers[name], access, userId(callers[name]));
      return true;
    } catch (error) {
      expect(error).toMatchObject({ problem: { code: 'forbidden' } });
      return false;
    }
  });
}

describe.each(table)('%s is open', (access, { own, other }) => {
  test('for oneself to exactly those of the table', () => {
    expect(mayAll(access, caller => caller.userId)).toEqual(own);
  });

  test('for somebody else to exactly those of the table', () => {
    expect(mayAll(access, () => 'mo')).toEqual(other);
  });
});

test('an address without a user is nobody’s own', () => {
  expect(mayAll('own', () => undefined)).toEqual(['an application for runs']);
});
