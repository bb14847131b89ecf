import type { CardElement, IAdaptiveCard, IExecuteAction, ISubmitAction } from '@microsoft/teams.cards';
import type { ActionData, DialogData } from './action.ts';

/** A card as it goes over the wire. */
export type Card = IAdaptiveCard;
export type CardAction = NonNullable<Card['actions']>[number];

/** Adaptive Cards 1.5 is what Teams shows on every kind of client. */
const version = '1.5';

export function card(body: CardElement[], actions: CardAction[], fallbackText: string): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version,
    fallbackText,
    body,
    ...(actions.length > 0 && { actions }),
    // As wide as the chat. Teams documents the word with a capital; the types of its own package do not have it.
    msteams: { width: 'Full' as 'full' },
  };
}

/** A button. Clients that do not know Action.Execute send the same data as a message. */
export function button(
  title: string,
  data: ActionData,
  { style, mode }: Pick<IExecuteAction, 'style' | 'mode'> = {},
): IExecuteAction {
  const { verb, ...rest } = data;
  const looks = { title, ...(style && { style }), ...(mode && { mode }) };
  return {
    ...{ type: 'Action.Execute', verb, ...looks, data: rest },
    fallback: { type: 'Action.Submit', ...looks, data },
  };
}

/** Opens a dialog. Clients without dialogs send the data as a message. */
export function openingButton(title: string, data: Extract<DialogData, { verb: 'open' }>): ISubmitAction {
  return { type: 'Action.Submit', title, data: { msteams: { type: 'task/fetch' }, ...data } };
}

/** A button within a dialog, where Teams knows Action.Submit only. */
export function dialogButton(title: string, data: DialogData, style?: ISubmitAction['style']): ISubmitAction {
  return { type: 'Action.Submit', title, ...(style && { style }), data: { ...data } };
}

export type TextLook = Partial<
  Pick<
    Extract<CardElement, { type: 'TextBlock' }>,
    'size' | 'weight' | 'color' | 'isSubtle' | 'spacing' | 'horizontalAlignment' | 'style'
  >
>;

/** A text that wraps, whatever the width of the client. */
export function text(words: string, look: TextLook = {}): Extract<CardElement, { type: 'TextBlock' }> {
  return { type: 'TextBlock', text: words, wrap: true, ...look };
}

export function heading(words: string): ReturnType<typeof text> {
  return text(words, { size: 'Large', weight: 'Bolder', style: 'heading' });
}

/** Something on the left that takes the room, something on the right that takes what it needs. */
export function row(
  left: CardElement[],
  right: CardElement[],
  spacing: TextLook['spacing'] = 'Small',
): CardElement {
  return {
    type: 'ColumnSet',
    ...(spacing && { spacing }),
    columns: [
      { type: 'Column', width: 'stretch', items: left },
      { type: 'Column', width: 'auto', items: right },
    ],
  };
}

/** A sentence about what has just happened, above everything else. */
export function notice(words: string): CardElement {
  return { type: 'Container', style: 'accent', bleed: true, items: [text(words)] };
}

/**
 * What other people wrote (titles of events, comments), so that cards do not take it for more than words: no link hides
 * behind a name, and no line turns into a list or a heading. Stars that make a word bold do no harm.
 */
export function quoted(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('](', ']\u200b(')
    .replace(/^(?=[#>+-]|\d+\.)/, '\u200b');
}

/** UTF-8. Teams takes more by its present documents; older ones, and some channels, end here. */
export const cardBytesMax = 28_000;

export function cardBytes(made: Card): number {
  return new TextEncoder().encode(JSON.stringify(made)).length;
}

/** The first of several versions of a card, the fullest first, that is small enough; the last one must be. */
export function fitting(versions: readonly (() => Card)[]): Card {
  let made: Card | undefined;
  for (const make of versions) {
    made = make();
    if (cardBytes(made) <= cardBytesMax) return made;
  }
  return made as Card;
}
