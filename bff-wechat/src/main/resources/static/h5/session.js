import { Problem, clientOf } from '../shared/api.js';
import { demoPersons } from '../shared/demo.js';

/** Who is here and which village is open. The session itself is in an HttpOnly cookie no script can read. */
let renewing;
let nobody = false;
let mine;

export const mp = clientOf({ base: '/mp/v1', client: 'h5', renew });

/** A refused renewal is final until the page is opened anew: signing in leads through another page. */
async function renew() {
  if (nobody) return false;
  renewing ??= fetch('/mp/v1/sessions/refreshes', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', 'X-Village-Client': 'h5' },
    body: '{}',
  })
    .then(async (response) => {
      await response.text();
      nobody = response.status === 401;
      return response.ok;
    }, () => false)
    .finally(() => (renewing = undefined));
  return renewing;
}

/** What GET /me says, asked once; `again` asks anew. */
export function me(again = false) {
  if (again || !mine) {
    mine = mp.get('/me');
    mine.then(({ person }) => shown(person.id), () => (mine = undefined));
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

/*
 * A phone may be shared. Where another tab signs somebody else in or out, this one begins anew: what it shows, and what
 * it would say or send next, was of whoever was here before.
 */
const SHOWN = 'village.person';
let here;

function shown(person) {
  here = person;
  try {
    if (person) localStorage.setItem(SHOWN, person);
    else localStorage.removeItem(SHOWN);
  } catch {
    // Then tabs do not know of each other.
  }
}

addEventListener('storage', ({ key, newValue }) => {
  if (key === SHOWN && here && newValue !== here) location.reload();
});

export function forgetMe() {
  mine = undefined;
}

export async function signOut() {
  await mp.delete('/sessions/current').catch((problem) => {
    if (problem.status !== 401) throw problem;
  });
  forgetMe();
  shown(undefined);
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

/** Whether this is the embedded run, which alone answers /demo. */
export async function isEmbedded() {
  return (await demoPersons()) !== null;
}

/** The villages of the embedded run, as code and name. */
export async function demoVillages() {
  const known = new Map((await demoPersons() ?? []).filter((each) => each.villageCode).map((each) => [each.villageCode, each.village]));
  return Array.from(known, ([code, name]) => ({ code, name }));
}

export function oauthAddress(hash) {
  return `/mp/v1/oauth/start?return=${encodeURIComponent(`/h5${hash}`)}`;
}
