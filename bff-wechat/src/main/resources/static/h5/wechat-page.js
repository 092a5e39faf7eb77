import { mp } from './session.js';

/*
 * WeChat's own functions for this page (JS-SDK). They are there only inside WeChat, and only when WeChat takes our
 * signature; everywhere else the browser's own do. Nothing waits for them longer than a few seconds.
 */
const SCRIPT = 'https://res.wx.qq.com/open/js/jweixin-1.6.0.js';
const WANTED = ['getLocation', 'chooseImage', 'getLocalImgData'];
const PATIENCE = 4000;

export const inWechat = /MicroMessenger/i.test(navigator.userAgent);
let asked;

/** WeChat's functions, or undefined. Asked once for each page. */
export function wechat() {
  asked ??= inWechat ? within(begin()).catch(() => undefined) : Promise.resolve();
  return asked;
}

async function begin() {
  const page = location.href.split('#')[0];
  const [signed] = await Promise.all([mp.get(`/js-sdk-signatures?url=${encodeURIComponent(page)}`), script()]);
  const { wx } = window;
  await new Promise((resolve, reject) => {
    wx.ready(resolve);
    wx.error(reject);
    wx.config({ debug: false, jsApiList: WANTED, ...signed });
  });
  return wx;
}

function script() {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement('script'), { src: SCRIPT, onload: resolve, onerror: reject });
    document.head.append(element);
  });
}

function within(work) {
  return Promise.race([work, new Promise((_, reject) => setTimeout(reject, PATIENCE))]);
}

function ask(wx, name, options) {
  return new Promise((success, fail) => wx[name]({ ...options, success, fail, cancel: () => fail(new Cancelled()) }));
}

/** The person said no; nothing else is tried then. */
export class Cancelled extends Error {}

/** Where this phone is, in WGS-84: by WeChat, else by the browser. */
export async function whereabouts() {
  const wx = await wechat();
  try {
    if (wx) return await ask(wx, 'getLocation', { type: 'wgs84' });
  } catch (refused) {
    if (refused instanceof Cancelled) throw refused;
  }
  if (!navigator.geolocation) throw new Error('no location');
  const { coords } = await new Promise((resolve, reject) =>
    navigator.geolocation.getCurrentPosition(resolve, reject, { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 }));
  return coords;
}

/** Photos taken or chosen through WeChat, as blobs; none when the person changed his mind. */
export async function photos(wx, count) {
  try {
    const { localIds } = await ask(wx, 'chooseImage', { count, sizeType: ['compressed'], sourceType: ['camera', 'album'] });
    const blobs = [];
    for (const localId of localIds) blobs.push(blobOf((await ask(wx, 'getLocalImgData', { localId })).localData));
    return blobs;
  } catch (refused) {
    if (refused instanceof Cancelled) return [];
    throw refused;
  }
}

/** iOS writes a data address, Android the bare Base64. */
function blobOf(data) {
  const bytes = Uint8Array.from(atob(data.slice(data.indexOf(',') + 1).replace(/\s/g, '')), (each) => each.charCodeAt(0));
  return new Blob([bytes], { type: bytes[0] === 0x89 ? 'image/png' : 'image/jpeg' });
}
