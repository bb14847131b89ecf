import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Format, formatFor } from '../../core/summary/format.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import type { Strings } from './shape.ts';

/** Everything that is needed to talk to one person: sentences, and dates as their locale writes them. */
export type Tongue = { locale: string; strings: Strings; format: Format };

export function tongueOf(locale: string): Tongue {
  return { locale, strings: /^de\b/i.test(locale) ? german : english, format: formatFor(locale) };
}

export const TongueContext = createContext<Tongue>(tongueOf('en'));

export function useTongue(): Tongue {
  return useContext(TongueContext);
}
