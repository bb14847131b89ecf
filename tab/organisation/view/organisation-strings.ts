import { germanOrganisation } from '../../strings/organisation/de.ts';
import { englishOrganisation } from '../../strings/organisation/en.ts';
import type { OrganisationStrings } from '../../strings/organisation/shape.ts';
import { useTongue } from '../../strings/strings.ts';

export function useOrganisationStrings(): OrganisationStrings {
  return /^de\b/i.test(useTongue().locale) ? germanOrganisation : englishOrganisation;
}
