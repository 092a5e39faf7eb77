import { Problem, problemOf } from './api.js';

/** Sends one file as multipart and tells how far it is (0 to 1). fetch cannot tell, so this is XMLHttpRequest. */
export function upload(url, file, { client, key, progress = () => {}, name = 'file', timeout = 120000 }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.timeout = timeout;
    request.setRequestHeader('X-Village-Client', client);
    if (key) request.setRequestHeader('Idempotency-Key', key);
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onload = () => settle(request, resolve, reject);
    request.onerror = request.ontimeout = () => reject(new Problem({}));
    const form = new FormData();
    form.append('file', file, file.name || name);
    request.send(form);
  });
}

function settle(request, resolve, reject) {
  const text = request.responseText;
  if (request.status < 200 || request.status > 299) {
    return reject(problemOf(request.status, text, (name) => request.getResponseHeader(name)));
  }
  try {
    resolve(JSON.parse(text));
  } catch {
    reject(new Problem({ status: 502, code: 'network.garbled' }));
  }
}

const KEPT = ['image/jpeg', 'image/png', 'image/gif'];

/** A photo small enough for a slow line, in a format the server keeps; the original when this browser cannot read it. */
export async function lightened(file, longest = 1600) {
  const kept = KEPT.includes(file.type);
  if (!file.type.startsWith('image/') || (kept && file.size < 300_000)) return file;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext('2d').drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.82));
    return blob && (!kept || blob.size < file.size) ? blob : file;
  } catch {
    return file;
  }
}
