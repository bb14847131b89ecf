// Fluent's design tokens as CSS variables, for the three themes of Teams: those that the tab's style sheets name, no more.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/tokens';

const themes = { default: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };

/** Variables of our own begin with this. */
const own = /^ta-/;

/** The style sheet. Throws for a token that Fluent does not have: a typing error. */
export function tokenSheet(folder) {
  const sheets = globSync('**/*.css', { cwd: folder }).map(file => readFileSync(join(folder, file), 'utf8'));
  const named = sheets.flatMap(sheet => [...sheet.matchAll(/var\(--([\w-]+)/g)].map(([, name]) => name));
  const used = [...new Set(named)].filter(name => !own.test(name)).sort();
  const unknown = used.filter(name => !(name in teamsLightTheme));
  if (unknown.length > 0) throw new Error(`Fluent has no token ${unknown.join(', ')}.`);
  return Object.entries(themes)
    .map(([name, theme]) => {
      const selector = name === 'default' ? ':root' : `:root[data-theme='${name}']`;
      const shown = used.filter(token => name === 'default' || theme[token] !== teamsLightTheme[token]);
      return `${selector} {\n${shown.map(token => `  --${token}: ${theme[token]};`).join('\n')}\n}\n`;
    })
    .join('');
}

/** For Vite: puts the sheet in the place of `@tokens;` in a style sheet. */
export function tokens(folder) {
  return {
    name: 'fluent-tokens',
    enforce: 'pre',
    transform: (code, id) =>
      id.endsWith('.css') && code.includes('@tokens;')
        ? { code: code.replace('@tokens;', tokenSheet(folder)), map: null }
        : undefined,
  };
}
