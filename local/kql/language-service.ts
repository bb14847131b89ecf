/** Kusto's own language service, as far as it is used here: what it finds wrong with a query, and its syntax tree. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { tables } from './schema.ts';

type List<T> = { Count: number; getItem(index: number): T };
type Diagnostic = { Message: string };
export type KustoType = { Name: string; Columns?: List<{ Name: string; Type: KustoType }> };
/** A node or a token of the tree. `Text` is there for tokens only. */
export type KustoNode = {
  Kind: number;
  IsToken: boolean;
  Text?: string;
  ResultType?: KustoType;
  ChildCount: number;
  GetChild(index: number): KustoNode | null;
};
type KustoCode = { Syntax: KustoNode; GetDiagnostics(): List<Diagnostic> };
type Constructor<T> = { new (...values: unknown[]): T };
type Kusto = {
  Language: {
    GlobalState: { Default: { WithDatabase(database: object): object } };
    KustoCode: { ParseAndAnalyze(text: string, globals: object): KustoCode };
    Symbols: {
      TableSymbol: { $ctor7: Constructor<object> };
      DatabaseSymbol: { ctor: Constructor<object> };
    };
    Syntax: { SyntaxKind: object };
  };
};
type Bridge = { Enum: { toString(of: object, value: number): string } };

const require = createRequire(import.meta.url);
let loaded: { kusto: Kusto; bridge: Bridge; globals: object } | undefined;

/** Plain `require` fails: the two files are scripts that meet each other as globals. */
function load() {
  if (loaded) return loaded;
  const folder = dirname(require.resolve('@kusto/language-service-next/package.json'));
  // A process has them once, whoever loads this module how often.
  if (runInThisContext('typeof Kusto') === 'undefined')
    for (const file of ['bridge.min.js', 'Kusto.Language.Bridge.min.js'])
      runInThisContext(readFileSync(join(folder, file), 'utf8'));
  const kusto = runInThisContext('Kusto') as Kusto;
  const { DatabaseSymbol, TableSymbol } = kusto.Language.Symbols;
  const symbols = Object.entries(tables).map(([name, columns]) => {
    const text = columns.map(column => `${column.name}: ${column.type}`).join(', ');
    return new TableSymbol.$ctor7(name, `(${text})`, '');
  });
  const database = new DatabaseSymbol.ctor('insights', symbols);
  const globals = kusto.Language.GlobalState.Default.WithDatabase(database);
  loaded = { kusto, bridge: runInThisContext('System') as Bridge, globals };
  return loaded;
}

/** Reads a query against the tables of Application Insights. */
export function analyse(text: string): { faults: string[]; root: KustoNode } {
  const { kusto, globals } = load();
  const code = kusto.Language.KustoCode.ParseAndAnalyze(text, globals);
  return { faults: listOf(code.GetDiagnostics()).map(({ Message }) => Message), root: code.Syntax };
}

/** What the language service of Kusto finds wrong with a query. */
export function faultsOfQuery(text: string): string[] {
  return analyse(text).faults;
}

/** The name of a node's kind, such as `FilterOperator`. */
export function kindOf(node: KustoNode): string {
  const { kusto, bridge } = load();
  return bridge.Enum.toString(kusto.Language.Syntax.SyntaxKind, node.Kind);
}

export function listOf<T>(list: List<T>): T[] {
  return Array.from({ length: list.Count }, (_, index) => list.getItem(index));
}
