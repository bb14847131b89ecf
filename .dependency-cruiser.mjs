// Who may import whom. The folders are the layers of the design; a broken rule stops `npm test`.
const outside = '^(connector|manifest|infra|local|bench|test)/';
const azure =
  'node_modules/(@azure/(cosmos|service-bus|identity)|@opentelemetry/[^/]+|applicationinsights|openai|jose|@modelcontextprotocol/sdk)/';

export default {
  forbidden: [
    {
      name: 'core-is-pure',
      comment: 'core/ is the domain: it imports itself, small pure libraries and pure parts of Node only.',
      severity: 'error',
      from: { path: '^core/' },
      to: {
        pathNot:
          '^core/|node_modules/(temporal-polyfill|windows-iana|minisearch|@orama/stemmers|chrono-node|fastest-levenshtein|ipaddr\\.js)/|^(node:)?(crypto|util)$',
      },
    },
    {
      name: 'product-stands-alone',
      comment: 'The local stack, benches and tests serve the product; the product never knows of them.',
      severity: 'error',
      from: { path: '^(core|functions|bot|tab)/' },
      to: { path: outside },
    },
    {
      name: 'connector-is-built-from-schemas',
      comment:
        'The definition is made of request schemas and types of answers; nothing runs while it is built.',
      severity: 'error',
      from: { path: '^connector/' },
      to: {
        pathNot:
          '^(connector|core|functions/schemas)/|node_modules/(zod|fflate)/|^(node:)?(fs|path|util|zlib)$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'manifest-is-built-from-settings',
      comment: 'The package for Teams is made of texts and settings; it shares the brand with the connector.',
      severity: 'error',
      from: { path: '^manifest/' },
      to: {
        pathNot:
          '^manifest/|^connector/build/about\\.ts$|node_modules/(zod|fflate|fast-png|ajv|ajv-draft-04|ajv-formats)/|^(node:)?(fs|path|util)$',
      },
    },
    {
      name: 'sdks-stay-in-io',
      comment:
        'SDKs are imported in functions/io/ only (types may be named elsewhere), so that they can be replaced.',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/io/' },
      to: { path: azure, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'bot-framework-in-two-files',
      comment:
        'The Bot Framework SDK is retired: on the day that it is replaced, the adapter and the sender change and nothing else.',
      severity: 'error',
      from: { path: '^(core|functions|bot)/', pathNot: '^bot/(adapter|send)\\.ts$' },
      to: { path: 'node_modules/(botbuilder|botframework)' },
    },
    {
      name: 'bot-reaches-weeks-through-the-data-path',
      comment:
        'The bot uses what HTTP uses: the data path, people and their schemas. It knows no SDK of the store.',
      severity: 'error',
      from: { path: '^bot/' },
      to: {
        path: '^functions/',
        pathNot: '^functions/(week|people|schemas)/|^functions/(ports|delivery/messenger)\\.ts$',
      },
    },
    {
      name: 'tab-runs-in-the-browser',
      comment:
        'The tab is core, Preact and the library of Teams; of the functions it knows the shapes of answers.',
      severity: 'error',
      from: { path: '^tab/' },
      to: {
        pathNot: '^(tab|core)/|node_modules/(preact|@microsoft/teams-js)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'nothing-imports-the-tab',
      comment: 'The tab is a page: the app sends it as files.',
      severity: 'error',
      from: { path: '^(core|functions|bot|connector|local)/' },
      to: { path: '^tab/' },
    },
    {
      name: 'triggers-are-the-rim',
      comment: 'Triggers are entry points: nothing imports them.',
      severity: 'error',
      from: {},
      to: { path: '^functions/triggers/' },
    },
    {
      name: 'data-path-knows-no-http',
      comment: 'The data path serves HTTP, queue and bot alike.',
      severity: 'error',
      from: { path: '^functions/week/' },
      to: { path: '^functions/(http|triggers|people)/' },
    },
    {
      name: 'what-follows-knows-no-http',
      comment: 'Org runs, deliveries and totals are worked on by queue, change feed, timer and HTTP alike.',
      severity: 'error',
      from: {
        path: '^functions/(org-run|queue|relay|delivery|webhooks|totals|budget|schedule|telemetry|health)/',
      },
      to: { path: '^functions/(http|triggers|people)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
    parser: 'swc',
  },
};
