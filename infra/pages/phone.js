import { request } from 'playwright-core';
import { VILLAGE } from './browser.js';

/** A mini-program without a screen: signs in as a demo person and speaks its endpoints below `/mp/v1`. */
export async function phoneOf(openid) {
  const api = await request.newContext({ baseURL: VILLAGE });
  const { accessToken } = await answer(await api.post('/mp/v1/sessions', { data: { code: `code-${openid}` } }));
  const headers = { Authorization: `Bearer ${accessToken}` };
  return {
    get: async (path) => answer(await api.get(`/mp/v1${path}`, { headers })),
    post: async (path, data) => answer(await api.post(`/mp/v1${path}`, { headers, data })),
    drop: async (path) => answer(await api.delete(`/mp/v1${path}`, { headers })),
    upload: async (path, file) => answer(await api.post(`/mp/v1${path}`, { headers, multipart: { file } })),
  };
}

async function answer(response) {
  const text = await response.text();
  if (!response.ok()) throw new Error(`${response.url()}: ${response.status()} ${text}`);
  return text ? JSON.parse(text) : {};
}

/** A recording as WeChat makes it, of some seconds of silence. */
export function voice(frames = 150) {
  const frame = Buffer.alloc(13);
  frame[0] = 0x04;
  return { name: 'voice.amr', mimeType: 'audio/amr', buffer: Buffer.concat([Buffer.from('#!AMR\n'), ...Array(frames).fill(frame)]) };
}
