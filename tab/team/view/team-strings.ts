import { useTongue } from '../../strings/strings.ts';
import { germanTeam } from '../../strings/team/de.ts';
import { englishTeam } from '../../strings/team/en.ts';
import type { TeamStrings } from '../../strings/team/shape.ts';

export function useTeamStrings(): TeamStrings {
  return /^de\b/i.test(useTongue().locale) ? germanTeam : englishTeam;
}
