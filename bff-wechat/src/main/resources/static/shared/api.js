/** Talks to the server. Every failure becomes a Problem whose detail a villager can read. */
export class Problem extends Error {
  constructor({ status = 0, code = 'network.failed', detail, errors = [], instance, retryAfter }) {
    super(detail || sentenceFor(status));
    Object.assign(this, { status, code, detail: this.message, errors, instance, retryAfter });
  }

  get offline() {
    return this.status === 0;
  }

  /** Whether the server may or may not have done what was asked. */
  get unsure() {
    return this.status === 0 || this.status === 408 || this.status === 409 || this.status === 429 || this.status >= 500;
  }

  /** The sentence about one field, found by its JSON pointer. */
  about(field) {
    return this.errors.find((error) => error.pointer?.replace(/^#/, '').startsWith(`/${field}`))?.detail;
  }
}

function sentenceFor(status) {
  if (status === 0) return navigator.onLine === false ? '现在没有网络，请连上网再试。' : '没有连上，网络可能不好，请再试一次。';
  if (status === 401) return '请先登录。';
  if (status === 403) return '您没有权限看这个内容。';
  if (status === 404) return '没有找到，可能已经删除。';
  if (status === 413) return '文件太大了。';
  if (status === 429) return '点得太快了，请稍等一会儿。';
  return '出了点问题，请过一会儿再试。';
}

export function problemOf(status, text, header = () => null) {
  let body = {};
  try {
    body = JSON.parse(text);
  } catch {
    // Not every gateway in between speaks problem+json.
  }
  return new Problem({ ...body, status, code: body.code ?? `http.${status}`, retryAfter: header('Retry-After') });
}

/**
 * A client for one base path; `client` is the value of X-Village-Client; `renew` may repair a 401 once. A request marked
 * `open` is then asked once more as nobody, because an old cookie must not hide what everybody may read. What is marked
 * `remember` stays in this page's memory, and only whether it is still so is asked the next time.
 */
export function clientOf({ base, client, renew }) {
  const remembered = new Map();
  async function ask(method, path, options = {}) {
    const before = options.remember ? remembered.get(path) : undefined;
    const response = await send(method, base + path, client, { ...options, known: before?.tag });
    if (before && response.status === 304) return told(before.text, response);
    if (options.remember && response.ok) return answer(response, (text, tag) => remembered.set(path, { text, tag }));
    if (response.status !== 401 || !renew || options.renewed) return options.file ? fileOf(response) : answer(response);
    if (await renew()) return ask(method, path, { ...options, renewed: true });
    return options.open ? ask(method, path, { ...options, renewed: true, credentials: 'omit' }) : answer(response);
  }
  return {
    get: (path, options) => ask('GET', path, options),
    post: (path, body, options) => ask('POST', path, { ...options, body }),
    put: (path, body, options) => ask('PUT', path, { ...options, body }),
    /** Posts and answers a file (a Blob). */
    file: (path, body) => ask('POST', path, { body, file: true, timeout: 60000 }),
    delete: (path, body, options) => ask('DELETE', path, { ...options, body }),
    url: (path) => base + path,
    client,
  };
}

async function send(method, url, client, { body, key, match, known, file, cache = 'default', timeout = 20000, credentials = 'same-origin' }) {
  const headers = { Accept: file ? '*/*' : 'application/json, application/problem+json' };
  if (method !== 'GET') headers['X-Village-Client'] = client;
  if (key) headers['Idempotency-Key'] = key;
  if (match) headers['If-Match'] = match;
  if (known) headers['If-None-Match'] = known;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeout);
  try {
    const init = { method, headers, signal: abort.signal, credentials, cache };
    return await fetch(url, body === undefined ? init : { ...init, body: JSON.stringify(body) });
  } catch {
    throw new Problem({});
  } finally {
    clearTimeout(timer);
  }
}

async function fileOf(response) {
  if (!response.ok) return answer(response);
  return response.blob().catch(() => {
    throw new Problem({});
  });
}

async function answer(response, keep) {
  const text = await response.text().catch(() => {
    throw new Problem({});
  });
  if (!response.ok) throw problemOf(response.status, text, (name) => response.headers.get(name));
  const body = told(text, response);
  const tag = response.headers.get('ETag');
  if (keep && tag) keep(text, tag);
  return body;
}

function told(text, response) {
  try {
    return dated(text ? JSON.parse(text) : null, response.headers.get('X-Village-As-Of'));
  } catch {
    throw new Problem({ status: 502, code: 'network.garbled' });
  }
}

/** An answer of before, shown because there is no newer one just now, knows when it was true. */
function dated(body, asOf) {
  return body && asOf ? Object.defineProperty(body, 'asOf', { value: asOf }) : body;
}

/** A random key for Idempotency-Key, also where crypto.randomUUID is missing. */
export function freshKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
