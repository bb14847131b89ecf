/** The workbook as Azure keeps it (gallery format, `Notebook/1.0`): one item for each tile, its query as it is saved. */
import { parameters, withParameters } from './parameters.ts';
import { type Section, type Shape, sections, type Tile } from './tiles.ts';

const insights = 'microsoft.insights/components';

/** `queryOf` gives the text of a saved query. */
export function notebook(queryOf: (name: string) => string): object {
  return {
    version: 'Notebook/1.0',
    items: [text('intro', intro), choices(), ...sections.flatMap(section => itemsOf(section, queryOf))],
    fallbackResourceIds: [],
    $schema: 'https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json',
  };
}

const intro = `# Time Agent
How long people wait, what goes wrong, how good the drafts are, and what it costs. Tenants are hashes; people, weeks and
projects are not named at all. What to do about what you see: docs/runbook.md.`;

function text(name: string, json: string): object {
  return { type: 1, content: { json }, name };
}

function itemsOf({ title, tiles }: Section, queryOf: (name: string) => string): object[] {
  return [text(title, `## ${title}`), ...tiles.map(tile => itemOf(tile, queryOf(tile.query)))];
}

function itemOf({ title, about, shape, width }: Tile, saved: string): object {
  return {
    type: 3,
    content: {
      ...{ version: 'KqlItem/1.0', queryType: 0, resourceType: insights },
      query: withParameters(saved, name => `{${name}}`),
      ...{ size: width === 'full' ? 1 : 0, title: `${title}. ${about}` },
      timeContextFromParameter: 'TimeRange',
      noDataMessage: 'Nothing was told in this time.',
      ...pictureOf(shape),
    },
    customWidth: width === 'full' ? '100' : '50',
    name: title,
  };
}

function pictureOf(shape: Shape): object {
  switch (shape.kind) {
    case 'numbers':
    case 'table':
      return { visualization: 'table' };
    case 'bars': {
      const chartSettings = { xAxis: shape.category, yAxis: shape.values };
      return { visualization: 'categoricalbar', chartSettings };
    }
    case 'lines':
    case 'columns': {
      const group = shape.series === undefined ? {} : { group: shape.series, createOtherGroup: 0 };
      const chartSettings = { xAxis: 'timestamp', yAxis: [shape.value], ...group };
      return { visualization: shape.kind === 'lines' ? 'timechart' : 'barchart', chartSettings };
    }
  }
}

const hour = 3_600_000;

/** Time to look at, and prices. A query looks back as far as it says itself; the time chosen can only narrow that. */
function choices(): object {
  const days = [1 / 24, 1, 7, 30, 60];
  const range = {
    ...{ id: idOf('TimeRange'), version: 'KqlParameterItem/1.0', name: 'TimeRange', label: 'Time', type: 4 },
    isRequired: true,
    typeSettings: { selectableValues: days.map(day => ({ durationMs: day * 24 * hour })), allowCustom: true },
    value: { durationMs: 7 * 24 * hour },
  };
  const prices = Object.entries(parameters).map(([name, { label, value }]) => ({
    ...{ id: idOf(name), version: 'KqlParameterItem/1.0', name, label, type: 1 },
    ...{ isRequired: true, value: String(value) },
  }));
  return {
    type: 9,
    content: {
      ...{ version: 'KqlParameterItem/1.0', parameters: [range, ...prices] },
      ...{ style: 'pills', queryType: 0, resourceType: insights },
    },
    name: 'parameters',
  };
}

/** Parameters need an id in the form of a GUID; made of the name, it is the same in every build. */
function idOf(name: string): string {
  const hex = Buffer.from(name.padEnd(16, '.')).toString('hex').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
