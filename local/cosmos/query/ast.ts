import type { Json } from '../json.ts';

/** A scalar expression of the SQL subset. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: Json | undefined }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'alias'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Expression; readonly key: Expression }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'in'; readonly operand: Expression; readonly options: readonly Expression[] }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly Expression[] }
  | { readonly kind: 'array'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Expression])[] };

/** What a query returns: whole documents, one value a row, or an object of named values. */
export type Selection =
  | { readonly kind: 'all' }
  | { readonly kind: 'value'; readonly of: Expression }
  | { readonly kind: 'list'; readonly items: readonly { readonly name: string; readonly of: Expression }[] };

/** `JOIN alias IN path`: one row for each element of the array. */
export type Join = { readonly alias: string; readonly in: Expression };

export type OrderItem = { readonly by: Expression; readonly descending: boolean };

/** A parsed query. `root` is the alias of the document. */
export type Query = {
  readonly distinct: boolean;
  readonly top: Expression | undefined;
  readonly selection: Selection;
  readonly root: string;
  readonly joins: readonly Join[];
  readonly where: Expression | undefined;
  readonly groupBy: readonly Expression[];
  readonly orderBy: readonly OrderItem[];
  readonly offset: Expression | undefined;
  readonly limit: Expression | undefined;
};
