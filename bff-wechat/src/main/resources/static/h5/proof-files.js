/**
 * The files a signed record names, each checked when somebody wants to: their bytes travel over a villager's own line.
 * What the rows say of a file proves nothing, so that nothing but its bytes makes it `same`.
 */

/** @param enclosures as they were signed; each becomes `{id, name, bytes, sha256, state}`, nobody having looked yet */
export function filesOf(enclosures = []) {
  return enclosures.map(({ id, name, bytes, sha256 }) => ({ id, name, bytes, sha256, state: 'waiting' }));
}

/** How many bytes still have to be fetched. */
export function left(files) {
  return files.filter(wanted).reduce((sum, file) => sum + file.bytes, 0);
}

/** Whether a file was not fetched yet, or could not be. */
export function wanted({ state }) {
  return state === 'waiting' || state === 'unread';
}

/** @returns {Promise<'same'|'exchanged'|'unread'>} what the bytes of a file say that `fetched` hands out now */
export async function looked(file, fetched) {
  const content = await fetched(file.id).catch(() => undefined);
  if (!content) return 'unread';
  return hex(await crypto.subtle.digest('SHA-256', content)) === file.sha256 ? 'same' : 'exchanged';
}

/**
 * What a sound record and its files come to: one exchanged file is enough, and every file has to be the same. What nobody
 * could check the signature of is not called unchanged.
 */
export function together(files, signature) {
  if (files.some(({ state }) => state === 'exchanged')) return 'exchanged';
  if (!files.every(({ state }) => state === 'same')) return 'unread';
  return signature === 'right' ? 'unchanged' : 'unsigned';
}

function hex(hash) {
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
