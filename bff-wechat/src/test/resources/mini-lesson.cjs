// Runs the mini-program's lesson page outside WeChat, on a clock of its own and a server that believes only elapsed time.
const path = require('node:path');

const [root, kind, tap, slow] = process.argv.slice(2);
let now = 1_000_000_000;
Date.now = () => now;
global.setInterval = () => 0;
global.clearInterval = () => {};
global.wx = { getStorageSync: () => '', setNavigationBarTitle() {}, setClipboardData() {}, showToast() {} };
let own;
global.Page = (options) => (own = options);

const lesson = { id: 'l', kind, seconds: 1800, title: '课', body: '', video: 'https://v.qq.com/x/1', reachedSeconds: 0, finished: false };
let heardAt = now;
let late = [];
const hear = ({ positionSeconds }) => {
  const elapsed = (now - heardAt) / 1000;
  const claimed = positionSeconds - lesson.reachedSeconds;
  if (claimed > 0 && claimed <= elapsed + 5) lesson.reachedSeconds += Math.min(claimed, elapsed);
  heardAt = now;
  lesson.finished = lesson.reachedSeconds >= lesson.seconds;
  return { reachedSeconds: lesson.reachedSeconds, finished: lesson.finished, elsewhere: false };
};
let consented = tap !== 'agree';
const mp = {
  get: async (address) => (address === '/me/credits' ? { consentVersion: '1' } : { title: '课程', lessons: [{ ...lesson }] }),
  post: (address, body) => {
    if (address === '/me/consents') return Promise.resolve((consented = body.document === 'credit' && body.version === '1'));
    if (!consented) return Promise.reject(Object.assign(new Error(), { code: 'credit.consent-required', detail: '先同意' }));
    const heard = hear(body);
    return new Promise((resolve) => (slow === 'slow' && late ? late.push(() => resolve(heard)) : resolve(heard)));
  },
};
const session = require.resolve(path.join(root, 'lib/session.js'));
require.cache[session] = { id: session, filename: session, loaded: true, exports: { mp } };
require(path.resolve(root, 'pages/lesson/lesson.js'));

const page = { ...own, data: { ...own.data }, setData(more) { Object.assign(this.data, more); } };
const settled = async () => { for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate); };
const answered = async () => { const all = late; late = undefined; (all || []).forEach((each) => each()); await settled(); };

/** The card, nothing said of what is not kept, and after agreeing what is learned from then on. */
async function agrees() {
  now += 5000;
  page.tick();
  console.log(`${page.data.consent} ${page.data.word || '-'} ${page.at}`);
  await page.agreeStudy();
  await settled();
  now += 2000;
  page.tick();
  await page.say();
  console.log(`${page.data.consent} ${page.data.word || '-'} ${lesson.reachedSeconds}`);
}

(async () => {
  page.onLoad({ village: 'v', id: 'c', lesson: 'l' });
  page.onShow();
  await settled();
  if (tap === 'agree') return agrees();
  if (tap === 'watch') page.watch();
  await settled();
  now += 1000;
  page.tick();
  page.onHide();
  await settled();
  now += 600_000;
  page.onShow();
  await settled();
  await answered();
  now += 1000;
  page.tick();
  await page.say();
  await settled();
  console.log(`${Math.floor(lesson.reachedSeconds)} ${Math.floor(page.at)}`);
})();
