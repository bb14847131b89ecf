// What passes between Microsoft's library in the tab and the page around it, as @microsoft/teams-js 2.58 has it
// (src/internal/communication.ts, messageObjects.ts): requests with an id and a name, answers with the same id.

/** A request of the tab. */
export type Request = { id: number; uuidAsString?: string; func: string; args?: unknown[] };

/** How the page answers: with arguments, later by itself, or not at all. */
export type Reply = unknown[] | Promise<unknown[]> | undefined;
export type Answers = Record<string, (args: unknown[], from: Window) => Reply>;

/** Answers the requests of frames of this page. Others are not listened to. */
export function answerFrames(frames: readonly HTMLIFrameElement[], answers: Answers): void {
  window.addEventListener(
    'message',
    async ({ data, source, origin }: MessageEvent<Partial<Request> | null>) => {
      const frame = frames.find(({ contentWindow }) => contentWindow !== null && contentWindow === source);
      if (!frame || origin !== location.origin || typeof data?.func !== 'string') return;
      const from = source as Window;
      const args = await answers[data.func]?.(data.args ?? [], from);
      if (args) from.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args }, location.origin);
    },
  );
}

/** Tells a frame that something has happened. */
export function tell(frame: HTMLIFrameElement, func: string, args: unknown[]): void {
  frame.contentWindow?.postMessage({ func, args }, location.origin);
}

/** What this host can do. */
export const runtime = JSON.stringify({
  apiVersion: 4,
  hostVersionsInfo: {},
  isLegacyTeams: false,
  supports: { pages: {}, dialog: { url: { parentCommunication: {} } } },
});
