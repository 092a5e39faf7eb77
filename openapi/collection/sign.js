// 每次发送前签名：按 openapi/README.md 的“签名”。Postman 和 Apifox 都能用；密钥只放在环境变量 secret 里。
const CryptoJS = require('crypto-js');

const filled = (text) => pm.variables.replaceIn(text);
const encoded = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
const decoded = (text) => decodeURIComponent(text.replace(/\+/g, ' '));

const path = filled(pm.request.url.getPath());
const order = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
const query = pm.request.url.query.filter((one) => !one.disabled)
  .map((one) => [one.key ?? '', one.value ?? ''].map((part) => encoded(decoded(filled(part)))))
  .sort((one, other) => order(one[0], other[0]) || order(one[1], other[1]))
  .map((pair) => pair.join('=')).join('&');

const body = pm.request.body && !pm.request.body.isEmpty() ? filled(pm.request.body.toString()) : '';
const date = pm.variables.get('fixedDate') || new Date().toUTCString();
const nonce = pm.variables.get('fixedNonce') || CryptoJS.lib.WordArray.random(16).toString();
const keyId = filled('{{keyId}}');
const stringToSign = [pm.request.method, path, query, keyId, date, nonce, CryptoJS.SHA256(body).toString()].join('\n') + '\n';

pm.request.headers.upsert({ key: 'X-Village-Key-Id', value: keyId });
pm.request.headers.upsert({ key: 'X-Village-Date', value: date });
pm.request.headers.upsert({ key: 'X-Village-Nonce', value: nonce });
pm.request.headers.upsert({ key: 'X-Village-Algorithm', value: 'hmac-sha256' });
pm.request.headers.upsert({ key: 'X-Village-Signature', value: CryptoJS.HmacSHA256(stringToSign, filled('{{secret}}')).toString(CryptoJS.enc.Base64) });
