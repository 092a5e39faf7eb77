/**
 * Where a page of news is: by column, or by words. The first page of everything and of a column is asked for as everybody
 * asks for it, without a limit, so that it is found ready.
 */
export function newsAddress(base, { column, words, after }) {
  const query = new URLSearchParams(words ? { q: words } : column ? { column } : {});
  if (after || words) query.set('limit', '20');
  if (after) query.set('after', after);
  return `${base}/news${query.size ? `?${query}` : ''}`;
}
