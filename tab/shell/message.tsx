import type { ComponentChildren, JSX } from 'preact';

export type MessageProps = { title: string; body: string; children?: ComponentChildren };

/** What stands in the place of a view that cannot be shown. */
export function Message({ title, body, children }: MessageProps): JSX.Element {
  return (
    <main class="message">
      <h1>{title}</h1>
      <p>{body}</p>
      {children}
    </main>
  );
}
