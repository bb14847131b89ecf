type HookName = 'appStart' | 'appTerminate' | 'preInvocation' | 'postInvocation';
type Hook = (context: object) => unknown;

export interface Hooks {
  /** Adds a hook; returns what removes it. Throws for a kind of hook that this host does not run. */
  add(name: string, hook: Hook): () => void;
  /** Runs the hooks of one kind in the order they were added. A hook that throws stops what it is hooked to. */
  run(name: HookName, context: object): Promise<void>;
}

export function createHooks(): Hooks {
  const hooks: Record<HookName, Hook[]> = {
    appStart: [],
    appTerminate: [],
    preInvocation: [],
    postInvocation: [],
  };
  return {
    add(name, hook) {
      if (!Object.hasOwn(hooks, name)) throw new Error(`The local host has no "${name}" hook.`);
      const list = hooks[name as HookName];
      list.push(hook);
      return () => {
        const at = list.indexOf(hook);
        if (at >= 0) list.splice(at, 1);
      };
    },
    async run(name, context) {
      for (const hook of hooks[name]) await hook(context);
    },
  };
}
