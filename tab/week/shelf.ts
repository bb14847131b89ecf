/** Where this machine keeps things. Browsers can refuse storage to frames. */
export function browserShelf(): Storage {
  try {
    return window.localStorage;
  } catch {
    return nothing;
  }
}

const nothing: Storage = {
  length: 0,
  clear() {},
  getItem: () => null,
  key: () => null,
  removeItem() {},
  setItem() {},
};
