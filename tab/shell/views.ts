export type View = 'myWeek' | 'team' | 'organisation' | 'settings';

/** Which views a person has a use for, by the roles in their token. The service checks every request all the same. */
export function viewsOf(roles: readonly string[]): View[] {
  return [
    'myWeek',
    ...(roles.includes('TimeAgent.Approver') ? (['team'] as const) : []),
    ...(roles.includes('TimeAgent.Admin') ? (['organisation'] as const) : []),
    'settings',
  ];
}
