const api = require('./api');

/** Who is here. Tokens live in this mini-program's own storage; a refresh and a sign-in happen once at a time. */
const TOKENS = 'tokens';
const VILLAGE = 'village';
let signing;
let refreshing;
let mine;

function tokens() {
  return wx.getStorageSync(TOKENS) || {};
}

function keep({ accessToken, refreshToken, villages }) {
  wx.setStorageSync(TOKENS, { accessToken, refreshToken });
  mine = undefined;
  return villages;
}

/** Signs in silently with WeChat's code. */
function signIn() {
  signing = signing || loginCode()
    .then((code) => api.ask('POST', '/mp/v1/sessions', { body: { code, appId: appId() } }))
    .then(keep)
    .finally(() => (signing = undefined));
  return signing;
}

function loginCode() {
  return new Promise((resolve, reject) => {
    wx.login({ success: ({ code }) => resolve(code), fail: () => reject(new api.Problem(0)) });
  });
}

function appId() {
  return wx.getAccountInfoSync().miniProgram.appId;
}

/** A lost answer is harmless: the server gives the same successor for a minute. */
function renew() {
  const { refreshToken } = tokens();
  if (!refreshToken) return signIn();
  refreshing = refreshing || api.ask('POST', '/mp/v1/sessions/refreshes', { body: { refreshToken } })
    .then(keep, (problem) => {
      if (problem.status !== 401) throw problem;
      return signIn();
    })
    .finally(() => (refreshing = undefined));
  return refreshing;
}

async function withToken(act) {
  if (!tokens().accessToken) await signIn();
  try {
    return await act(tokens().accessToken);
  } catch (problem) {
    if (problem.status !== 401) throw problem;
    await renew();
    return act(tokens().accessToken);
  }
}

const ask = (method, path, options = {}) => withToken((token) => api.ask(method, path, { ...options, token }));

const mp = {
  get: (path) => ask('GET', `/mp/v1${path}`),
  post: (path, body, options) => ask('POST', `/mp/v1${path}`, { ...options, body }),
  delete: (path) => ask('DELETE', `/mp/v1${path}`),
  upload: (path, file, options) => withToken((token) => api.upload(`/mp/v1${path}`, file, { ...options, token })),
  download: (path) => withToken((token) => api.download(`/mp/v1${path}`, token)),
};

/** Confirms a console log-in: the one thing asked of the console from a phone. */
function confirmLogin(id, code) {
  return ask('POST', `/console/v1/login-requests/${id}/confirmations`, { body: { code } });
}

/** What GET /me says, asked once; `again` asks anew. */
function me(again) {
  if (again || !mine) {
    mine = mp.get('/me');
    mine.catch(() => (mine = undefined));
  }
  return mine;
}

/** The village last opened, else the first one this person belongs to; empty when neither is known. */
async function currentVillage() {
  const kept = wx.getStorageSync(VILLAGE);
  if (kept) return kept;
  const { villages } = await me();
  const bound = villages.find((village) => village.binding === 'bound') || villages[0];
  return bound ? bound.code : '';
}

function rememberVillage(code) {
  wx.setStorageSync(VILLAGE, code);
}

async function standingIn(village) {
  const person = await me();
  const place = person.villages.find((each) => each.code === village);
  return { person: person.person.id, binding: place ? place.binding : 'none', place };
}

async function signOut() {
  await mp.delete('/sessions/current').catch((problem) => {
    if (problem.status !== 401) throw problem;
  });
  wx.removeStorageSync(TOKENS);
  mine = undefined;
}

module.exports = { appId, confirmLogin, currentVillage, me, mp, rememberVillage, signIn, signOut, standingIn };
