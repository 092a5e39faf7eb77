const { site } = require('../settings');

/** A failure whose `detail` a villager can read. `unsure`: the server may or may not have done what was asked. */
class Problem extends Error {
  constructor(status, body) {
    const told = body && typeof body === 'object' ? body : {};
    super(told.detail || sentenceFor(status));
    this.status = status;
    this.code = told.code || (status ? `http.${status}` : 'network.failed');
    this.detail = this.message;
    this.errors = told.errors || [];
    this.unsure = status === 0 || status === 408 || status === 409 || status === 429 || status >= 500;
  }

  about(field) {
    const found = this.errors.find((error) => (error.pointer || '').replace(/^#/, '').indexOf(`/${field}`) === 0);
    return found && found.detail;
  }
}

function sentenceFor(status) {
  if (status === 0) return '没有连上，网络可能不好，请再试一次。';
  if (status === 401) return '请先登录。';
  if (status === 403) return '您没有权限看这个内容。';
  if (status === 404) return '没有找到，可能已经删除。';
  if (status === 413) return '文件太大了。';
  if (status === 429) return '点得太快了，请稍等一会儿。';
  return '出了点问题，请过一会儿再试。';
}

/** One request, without a session. Answers the body; refuses with a Problem. */
function ask(method, path, { body, key, token, timeout = 20000 } = {}) {
  const header = { Accept: 'application/json, application/problem+json' };
  if (body !== undefined) header['Content-Type'] = 'application/json';
  if (key) header['Idempotency-Key'] = key;
  if (token) header.Authorization = `Bearer ${token}`;
  return new Promise((resolve, reject) => {
    wx.request({
      url: site + path,
      method,
      header,
      data: body,
      timeout,
      success: ({ statusCode, data }) => (statusCode < 300 ? resolve(data || null) : reject(new Problem(statusCode, data))),
      fail: () => reject(new Problem(0)),
    });
  });
}

/** Sends one file; `progress` hears 0 to 1. */
function upload(path, filePath, { key, token, progress = () => {} }) {
  return new Promise((resolve, reject) => {
    const task = wx.uploadFile({
      url: site + path,
      filePath,
      name: 'file',
      header: { Authorization: `Bearer ${token}`, 'Idempotency-Key': key },
      timeout: 120000,
      success: ({ statusCode, data }) =>
        statusCode < 300 ? resolve(JSON.parse(data)) : reject(new Problem(statusCode, parsed(data))),
      fail: () => reject(new Problem(0)),
    });
    task.onProgressUpdate((part) => progress(part.progress / 100));
  });
}

/** Fetches a protected photo or recording into a file of this phone. */
function download(path, token) {
  return new Promise((resolve, reject) => {
    wx.downloadFile({
      url: site + path,
      header: { Authorization: `Bearer ${token}` },
      success: ({ statusCode, tempFilePath }) =>
        statusCode < 300 ? resolve(tempFilePath) : reject(new Problem(statusCode)),
      fail: () => reject(new Problem(0)),
    });
  });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (notJson) {
    return {};
  }
}

/** A random key for Idempotency-Key: unlike any other, and no secret. */
function freshKey() {
  const part = () => Math.floor((1 + Math.random()) * 0x100000000).toString(16).slice(1);
  return `${Date.now().toString(16)}-${part()}-${part()}-${part()}`;
}

module.exports = { Problem, ask, upload, download, freshKey };
