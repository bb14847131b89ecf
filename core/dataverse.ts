import type { EntryStatus, EntryType, SourceKind } from './entry.ts';

/**
 * The numbers by which Dataverse knows our words: option sets of `msdyn_timeentry` in Dynamics 365 Project Operations.
 * https://learn.microsoft.com/dynamics365/developer/reference/entities/msdyn_timeentry
 */
export const dataverseCodes = {
  entryStatus: {
    draft: 192_350_000,
    returned: 192_350_001,
    approved: 192_350_002,
    submitted: 192_350_003,
    recallRequested: 192_350_004,
    cancelled: 192_354_320,
  },
  entryType: {
    work: 192_350_000,
    absence: 192_350_001,
    vacation: 192_350_002,
    overtime: 192_354_320,
    onBreak: 192_355_000,
    travel: 192_355_001,
  },
  /** `none` where an entry rests on nothing that Dataverse has a word for. */
  relatedItemType: {
    none: 192_350_000,
    booking: 192_350_001,
    assignment: 192_350_002,
    calendar: 192_350_100,
  },
} as const satisfies {
  entryStatus: Record<EntryStatus, number>;
  entryType: Record<EntryType, number>;
  relatedItemType: Record<string, number>;
};

export function relatedItemCode(source: SourceKind | undefined): number {
  const { none, ...known } = dataverseCodes.relatedItemType;
  return known[source as keyof typeof known] ?? none;
}
