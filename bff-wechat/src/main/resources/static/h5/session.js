import { Problem, clientOf } from '../shared/api.js';

/** Who is here and which village is open. The session itself is in an HttpOnly cookie no script can read. */
let renewing;
let mine;

export const mp = clientOf({ base: '/mp/v1', client: 'h5', renew });

function renew() {
  renewing ??= fetch('/mp/v1/sessions/refreshes', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', 'X-Village-Client': 'h5' },
    body: '{}',
  })
    .then((response) => response.ok, () => false)
    .finally(() => (renewing = undefined));
  return renewing;
}

/** What GET /me says, asked once; `again` asks anew. */
export function me(again = false) {
  if (again || !mine) {
    mine = mp.get('/me');
    mine.catch(() => (mine = undefined));
  }
  return mine;
}

/** Like me(), but a visitor who is not signed in is nobody rather than a problem. */
export async function meIfSignedIn() {
  try {
    return await me();
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) return null;
    throw problem;
  }
}

export function forgetMe() {
  mine = undefined;
}

export async function signOut() {
  await mp.delete('/sessions/current').catch((problem) => {
    if (problem.status !== 401) throw problem;
  });
  forgetMe();
}

const KEY = 'village.code';

/** `?village=` says where to start; from then on it is the last one opened. */
const asked = new URLSearchParams(location.search).get('village');
let last = /^\d{12}$/.test(asked ?? '') ? asked : read();

/** The last village opened, else the first one this person belongs to. */
export async function currentVillage() {
  if (last) return last;
  const person = await meIfSignedIn();
  const known = person?.villages ?? [];
  return (known.find((village) => village.binding === 'bound') ?? known[0])?.code ?? null;
}

export function rememberVillage(code) {
  last = code;
  try {
    localStorage.setItem(KEY, code);
  } catch {
    // Then the village is asked for again next time.
  }
}

function read() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export async function standingIn(village) {
  const person = await meIfSignedIn();
  if (!person) return { signedIn: false, binding: 'none' };
  const place = person.villages.find((each) => each.code === village);
  return { signedIn: true, binding: place?.binding ?? 'none', place, person };
}

export const inWechat = /MicroMessenger/i.test(navigator.userAgent);

let embedded;

/** Whether this is the embedded run, which alone answers /demo. */
export function isEmbedded() {
  embedded ??= fetch('/demo/persons', { headers: { Accept: 'application/json' } })
    .then((response) => response.ok && /json/.test(response.headers.get('Content-Type') ?? ''), () => false);
  return embedded;
}

export function oauthAddress(hash) {
  return `/mp/v1/oauth/start?return=${encodeURIComponent(`/h5${hash}`)}`;
}
