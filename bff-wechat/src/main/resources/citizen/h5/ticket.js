import { server } from '../settings.js';

/** The citizen's session. Tokens live in memory only: the next opening gets a new ticket. */
let tokens = null;

globalThis.villageAuthorization = () => (tokens ? { Authorization: `Bearer ${tokens.accessToken}` } : {});

const PATIENCE = 4000;

/** Asks 浙里办's own bridge; rejects where there is none, or none answers. */
export function bridge(name, options = {}) {
  const asked = globalThis.ZWJSBridge?.[name];
  if (!asked) return Promise.reject(new Error('no bridge'));
  return Promise.race([asked(options), new Promise((_, reject) => setTimeout(reject, PATIENCE))]);
}

async function ask(path, body) {
  const response = await fetch(`${server}/mp/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json, application/problem+json' },
    body: JSON.stringify(body),
  });
  return response.ok ? response.json() : null;
}

/** Signs in with a fresh ticket; false when there is none or it is refused. */
export async function signIn() {
  const { result, ticketId } = await bridge('ssoTicket');
  if (!result || !ticketId) return false;
  tokens = await ask('/sessions/zhejiang', { ticketId });
  return tokens !== null;
}

let renewing;

/** A new access token for the old one, else a new ticket; whoever asks meanwhile waits for the same. */
export function renew() {
  renewing ??= (tokens ? ask('/sessions/refreshes', { refreshToken: tokens.refreshToken }) : Promise.resolve(null))
    .then(async (fresh) => {
      tokens = fresh;
      return fresh !== null || signIn();
    })
    .catch(() => false)
    .finally(() => (renewing = undefined));
  return renewing;
}
