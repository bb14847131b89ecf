import type { Answers } from './protocol.ts';

type Opened = { url: string; title?: string; width?: number; height?: number };

function byId<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

/** Dialogs that a tab opens: a page in a frame of its own, whose answer goes back to the tab. */
export function dialogAnswers(): Answers {
  const dialog = byId<HTMLDialogElement>('dialog');
  const frame = byId<HTMLIFrameElement>('dialog-frame');
  let settle: ((args: unknown[]) => void) | undefined;
  const end = (args: unknown[]) => {
    settle?.(args);
    settle = undefined;
    frame.src = 'about:blank';
    dialog.close();
  };
  byId('dialog-close').addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => end(['The person has closed the dialog.']));
  return {
    'tasks.startTask': ([opened]) => {
      const { url, title = '', width = 480, height = 400 } = opened as Opened;
      byId('dialog-title').textContent = title;
      frame.src = url;
      frame.width = String(width);
      frame.height = String(height);
      dialog.showModal();
      return new Promise(resolve => {
        settle = resolve;
      });
    },
    'tasks.completeTask': ([result]) => {
      end([null, result]);
      return undefined;
    },
  };
}
