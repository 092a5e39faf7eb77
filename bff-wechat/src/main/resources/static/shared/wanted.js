const WANTED = 'village-wanted';
const ASKED = 'village-asked';

/* Where somebody was going when he had to sign in first, and with which number he does: kept while the tab is open. */
const keep = (key, value) => {
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Without it he begins at the first page.
  }
};

const kept = (key) => {
  try {
    return JSON.parse(sessionStorage.getItem(key)) ?? undefined;
  } catch {
    return undefined;
  }
};

export const want = (hash) => keep(WANTED, hash);

/** Once: the next time it is the first page again. */
export function wanted() {
  const hash = kept(WANTED);
  want(undefined);
  return typeof hash === 'string' && hash.startsWith('#/') && !hash.startsWith('#/log-in') ? hash : '#/';
}

export const keepAsked = (asked) => keep(ASKED, asked);

/** A number that is still good, or nothing. */
export function keptAsked() {
  const asked = kept(ASKED);
  return asked && new Date(asked.expiresAt) > new Date() ? asked : undefined;
}
