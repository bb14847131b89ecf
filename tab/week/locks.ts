/** Names that one page at a time can hold. A page that goes away, however it goes, lets go of them. */
export type Locks = {
  /** Holds a name for as long as the page lives. False when another page holds it. */
  hold(name: string): Promise<boolean>;
};

/** Of the browser's lock manager, what is used. */
type Manager = {
  request(
    name: string,
    options: { ifAvailable: true },
    whileHeld: (lock: object | null) => Promise<never> | undefined,
  ): Promise<unknown>;
};

/** The locks of the browser. One that has none cannot tell pages apart: everything that is asked for is held. */
export function browserLocks(manager: Manager | undefined): Locks {
  const held = new Map<string, Promise<boolean>>();
  return {
    async hold(name) {
      const known = held.get(name) ?? (manager ? request(manager, name) : Promise.resolve(true));
      held.set(name, known);
      const isHeld = await known;
      if (!isHeld) held.delete(name);
      return isHeld;
    },
  };
}

function request(manager: Manager, name: string): Promise<boolean> {
  return new Promise(resolve => {
    const never = new Promise<never>(() => {});
    manager
      .request(name, { ifAvailable: true }, lock => {
        resolve(lock !== null);
        return lock ? never : undefined;
      })
      // A document that is being put away, or a browser that refuses frames.
      .catch(() => resolve(true));
  });
}
