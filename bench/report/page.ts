import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Html, html, trusted } from './html.ts';
import { allInputs, type Inputs } from './inputs.ts';
import { mark, type Origin, origins } from './origin.ts';
import { type Drawing, figures, table } from './parts.ts';
import { draftsSection } from './sections/drafts.ts';
import { organisationSection } from './sections/organisation.ts';
import { plannerSection } from './sections/planner.ts';
import { waitingSection } from './sections/waiting.ts';
import { weekSection } from './sections/week.ts';
import { themeCss } from './theme.ts';
import { tiles } from './tiles.ts';

const sections = [
  { id: 'week', title: 'One person’s week', body: weekSection },
  { id: 'waiting', title: 'Who waits for whom', body: waitingSection },
  { id: 'organisation', title: 'A whole organisation', body: organisationSection },
  { id: 'drafts', title: 'How good the drafts are', body: draftsSection },
  { id: 'planner', title: 'The planner by itself', body: plannerSection },
] as const;

/** The report as one page that needs nothing else, and its charts for files of their own. */
export async function reportPage(inputs: Inputs): Promise<{ page: string; drawings: Drawing[] }> {
  const drawings: Drawing[] = [];
  const figure = figures(drawings);
  const bodies: Html[] = [];
  for (const { id, title, body } of sections)
    bodies.push(html`<section id="${id}"><h2>${title}</h2>${await body(inputs, figure)}</section>\n`);
  return { page: page(inputs, bodies).markup, drawings };
}

function page(inputs: Inputs, bodies: readonly Html[]): Html {
  const css = readFileSync(join(import.meta.dirname, 'page.css'), 'utf8');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Time Agent in figures</title>
<style>${trusted(`${themeCss(':root')}\n${css}`)}</style>
</head>
<body>
<header>
<h1>Time Agent in figures</h1>
<p class="dek">A week’s time entries, drafted for everybody in an organisation: how much sooner they are there than with
the agent of five tools that Time Agent replaces, how that scales, and how good the drafts are.</p>
<nav aria-label="Contents"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}<li><a href="#origin">Where the figures come from</a></li></ul></nav>
${tiles(inputs)}
<dl class="legend">${Object.entries(origins).map(([origin, meaning]) => html`<dt>${mark(origin as Origin)}</dt><dd>${meaning}</dd>\n`)}</dl>
</header>
<main>
${bodies}
<section id="origin"><h2>Where the figures come from</h2>
<p>Nothing here was measured on Azure. Compare ratios of one run, not milliseconds of two.</p>
${originTable(inputs)}
</section>
</main>
<footer><p>Made by <code>npm run bench -- report</code> from the files in <code>reports/</code>.</p></footer>
</body>
</html>
`;
}

function originTable(inputs: Inputs): Html {
  const rows = allInputs(inputs).map(input => {
    if (input.kind !== 'read')
      return [
        input.name,
        input.kind === 'missing' ? 'not yet' : 'unusable',
        '',
        html`<code>${input.command}</code>`,
      ];
    const { takenAt, machine, command } = input.run;
    const where = `${machine.cpu}, ${machine.cores} ${machine.cores === 1 ? 'core' : 'cores'}, Node ${machine.node}`;
    return [input.name, takenAt.slice(0, 10), where, html`<code>${command}</code>`];
  });
  return table({ headings: ['figures', 'taken', 'machine', 'command'], rows }, 'Inputs of this report');
}
