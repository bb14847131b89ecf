import { germanSettings } from '../../strings/settings/de.ts';
import { englishSettings } from '../../strings/settings/en.ts';
import type { SettingsStrings } from '../../strings/settings/shape.ts';
import { useTongue } from '../../strings/strings.ts';

export function useSettingsStrings(): SettingsStrings {
  return /^de\b/i.test(useTongue().locale) ? germanSettings : englishSettings;
}
