import { server } from '../settings.js';

/** The citizen's session. Tokens live in memory only: the next opening gets a new ticket. */
let tokens = null;

globalThis.villageAuthorization = () => (tokens ? { Authorization: `Bearer ${tokens.accessToken}` } : {});

const PATIENCE = 4000;
/** Getting a new ticket may ask the citizen something. */
const AT_LEISURE = 60000;

let ready;

/** 浙里办's own script, loaded by the page's head, answers only after it has said so. */
function whenReady() {
  ready ??= new Promise((resolve) => globalThis.ZWJSBridge.onReady(resolve));
  return ready;
}

/** Asks 浙里办's own bridge; rejects where there is none, or none answers. */
export function bridge(name, options = {}, patience = PATIENCE) {
  if (!globalThis.ZWJSBridge) return Promise.reject(new Error('no bridge'));
  const asked = async () => {
    await whenReady();
    return globalThis.ZWJSBridge[name](options);
  };
  return Promise.race([asked(), new Promise((_, reject) => setTimeout(reject, patience, new Error('no answer')))]);
}

async function ask(path, body) {
  const response = await fetch(`${server}/mp/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json, application/problem+json' },
    body: JSON.stringify(body),
  });
  return response.ok ? response.json() : null;
}

/** The session of before stays where a ticket is refused. */
async function trade(ticketId, look) {
  const signedIn = await ask('/sessions/zhejiang', look ? { ticketId, look } : { ticketId });
  tokens = signedIn ?? tokens;
  return signedIn !== null;
}

/**
 * Signs in with the ticket this page was opened with; false when there is none or it is refused, as one is the second
 * time. `anew` then asks for another: only where somebody tapped, since 浙里办 may open the page again for it. `look`
 * has him looked for on the rosters also where an earlier binding of his ended.
 */
export async function signIn({ anew = false, look = false } = {}) {
  const { result, ticketId } = await bridge('ssoTicket');
  if (result && ticketId && (await trade(ticketId, look))) return true;
  if (!result || !anew) return false;
  const fresh = await bridge('openLink', { type: 'reload' }, AT_LEISURE);
  return Boolean(fresh?.ticketId) && trade(fresh.ticketId, look);
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
