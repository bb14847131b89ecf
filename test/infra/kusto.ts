import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runInThisContext } from 'node:vm';

/** The tables of Application Insights, as far as this product fills them. Source: its data model in the documentation. */
const schema = {
  requests:
    'timestamp: datetime, itemType: string, id: string, name: string, success: string, resultCode: string, duration: real, operation_Id: string, operation_Name: string, customDimensions: dynamic, customMeasurements: dynamic',
  dependencies:
    'timestamp: datetime, itemType: string, id: string, name: string, type: string, success: string, resultCode: string, duration: real, operation_Id: string, operation_ParentId: string, customDimensions: dynamic, customMeasurements: dynamic',
  customEvents:
    'timestamp: datetime, itemType: string, name: string, operation_Id: string, customDimensions: dynamic, customMeasurements: dynamic',
  customMetrics:
    'timestamp: datetime, itemType: string, name: string, value: real, valueCount: int, valueSum: real, valueMin: real, valueMax: real, operation_Id: string, customDimensions: dynamic',
  traces:
    'timestamp: datetime, itemType: string, message: string, severityLevel: int, operation_Id: string, customDimensions: dynamic',
  exceptions:
    'timestamp: datetime, itemType: string, type: string, outerMessage: string, operation_Id: string, customDimensions: dynamic',
};

type Diagnostic = { Message: string };
type List = { Count: number; getItem(index: number): Diagnostic };
type Constructor<T> = { new (...values: unknown[]): T };
type Kusto = {
  Language: {
    GlobalState: { Default: { WithDatabase(database: object): object } };
    KustoCode: {
      ParseAndAnalyze(text: string, globals: object): { GetDiagnostics(): List };
    };
    Symbols: {
      TableSymbol: { $ctor7: Constructor<object> };
      DatabaseSymbol: { ctor: Constructor<object> };
    };
  };
};

const require = createRequire(import.meta.url);
let loaded: { kusto: Kusto; globals: object } | undefined;

/** Plain `require` fails: the two files are scripts that meet each other as globals. */
function load() {
  if (loaded) return loaded;
  const folder = dirname(require.resolve('@kusto/language-service-next/package.json'));
  for (const file of ['bridge.min.js', 'Kusto.Language.Bridge.min.js'])
    runInThisContext(readFileSync(join(folder, file), 'utf8'));
  const kusto = runInThisContext('Kusto') as Kusto;
  const { DatabaseSymbol, TableSymbol } = kusto.Language.Symbols;
  const tables = Object.entries(schema).map(
    ([name, columns]) => new TableSymbol.$ctor7(name, `(${columns})`, ''),
  );
  const database = new DatabaseSymbol.ctor('insights', tables);
  loaded = { kusto, globals: kusto.Language.GlobalState.Default.WithDatabase(database) };
  return loaded;
}

/** What the language service of Kusto finds wrong with a query, against the tables above. */
export function faultsOfQuery(text: string): string[] {
  const { kusto, globals } = load();
  const found = kusto.Language.KustoCode.ParseAndAnalyze(text, globals).GetDiagnostics();
  return Array.from({ length: found.Count }, (_, index) => found.getItem(index).Message);
}
