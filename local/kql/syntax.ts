import { analyse, type KustoNode, type KustoType, kindOf, listOf } from './language-service.ts';
import type { Column } from './schema.ts';

/** A node of a query's tree without its punctuation. The language service has worked out what comes out of it. */
export type Syntax = {
  /** As the language service calls it: `FilterOperator`, `FunctionCallExpression` … */
  kind: string;
  /** The Kusto type of an expression: `real`, `datetime`, `dynamic` … */
  type: string;
  /** The columns of what is a table. */
  columns: readonly Column[] | undefined;
  /** Words and signs that belong to the node itself, in their order. */
  words: readonly string[];
  parts: readonly Syntax[];
};

/** Reading takes longer than answering, and the same questions are asked again and again. */
const read = new Map<string, Syntax>();
const readMax = 200;

/** Throws an error that quotes the language service when the query is not sound. */
export function readQuery(text: string): Syntax {
  const known = read.get(text);
  if (known) return known;
  const { faults, root } = analyse(text);
  if (faults.length > 0) throw new Error(`The query is not sound: ${faults.join(' ')}`);
  const syntax = syntaxOf(root);
  if (read.size >= readMax) read.clear();
  read.set(text, syntax);
  return syntax;
}

function syntaxOf(node: KustoNode): Syntax {
  const children = childrenOf(node);
  const type = node.ResultType;
  return {
    kind: kindOf(node),
    type: type?.Name ?? '',
    columns: type?.Columns && columnsOf(type.Columns),
    words: children.flatMap(child => (child.IsToken ? [child.Text ?? ''] : [])),
    parts: children.filter(child => !child.IsToken).map(syntaxOf),
  };
}

function columnsOf(columns: NonNullable<KustoType['Columns']>): Column[] {
  return listOf(columns).map(({ Name, Type }) => ({ name: Name, type: Type.Name }));
}

/** Lists and their separated elements say nothing of their own: what they hold belongs to the node above. */
function childrenOf(node: KustoNode): KustoNode[] {
  return Array.from({ length: node.ChildCount }, (_, index) => node.GetChild(index)).flatMap(child => {
    if (!child) return [];
    const kind = child.IsToken ? '' : kindOf(child);
    return kind === 'List' || kind === 'SeparatedElement' ? childrenOf(child) : [child];
  });
}

export function partOf(node: Syntax, index: number): Syntax {
  const part = node.parts[index];
  return part ?? unknown(node, `has no part ${index}`);
}

/** The name that a reference or a declaration stands for. */
export function nameIn(node: Syntax): string {
  if (node.kind !== 'NameReference' && node.kind !== 'NameDeclaration') return unknown(node, 'is no name');
  return partOf(node, 0).words[0] ?? unknown(node, 'has no name');
}

/** This is no database: whatever it does not know stops it, so that no figure is ever made up. */
export function unknown(node: Syntax, why = 'is not known here'): never {
  const words = node.words.join(' ');
  throw new Error(`${node.kind}${words === '' ? '' : ` (${words})`} ${why}.`);
}
