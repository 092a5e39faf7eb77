// As much of Postman as the signing script of the collection uses; prints the signature.
const { createHash, createHmac, randomBytes } = require('node:crypto');
const { readFileSync } = require('node:fs');

const [script, method, path, query, body, fixedNonce] = process.argv.slice(2);
const values = {
  village: '330999101201', keyId: 'vk0000000000000001', secret: 'xiangyin-sandbox-secret-0001', page: 'abc',
  fixedDate: 'Sat, 28 Nov 2026 01:30:00 GMT', fixedNonce,
};
const bytes = (made) => ({ toString: (form) => made.toString(form ?? 'hex') });
const crypto = {
  enc: { Base64: 'base64' },
  lib: { WordArray: { random: (count) => bytes(randomBytes(count)) } },
  SHA256: (text) => bytes(createHash('sha256').update(text, 'utf8').digest()),
  HmacSHA256: (text, secret) => bytes(createHmac('sha256', secret).update(text, 'utf8').digest()),
};
const headers = new Map();
const pm = {
  variables: { get: (name) => values[name], replaceIn: (text) => text.replace(/\{\{(\w+)\}\}/g, (whole, name) => values[name] ?? whole) },
  request: {
    method,
    url: { getPath: () => path, query: JSON.parse(query) },
    body: { isEmpty: () => body === '', toString: () => body },
    headers: { upsert: ({ key, value }) => headers.set(key, value) },
  },
};
new Function('pm', 'require', readFileSync(script, 'utf8'))(pm, (name) => (name === 'crypto-js' ? crypto : undefined));
console.log(headers.get('X-Village-Signature'));
