// A signed client of the open API, with nothing but Node 18 or later. Run: node village-client.mjs
import { createHash, createHmac, randomUUID } from 'node:crypto';

const {
  VILLAGE_URL: url = 'http://localhost:8080',
  VILLAGE_KEY_ID: keyId = 'vk0000000000000001',
  VILLAGE_SECRET: secret = 'xiangyin-sandbox-secret-0001',
  VILLAGE_CODE: village = '330999101201',
} = process.env;

const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const order = ([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0);

async function call(method, path, { query = {}, body, headers = {} } = {}) {
  const canonical = Object.entries(query).map(([name, value]) => [encode(name), encode(value)]).sort(order)
    .map((pair) => pair.join('=')).join('&');
  const data = body === undefined ? '' : JSON.stringify(body);
  const date = new Date().toUTCString();
  const nonce = randomUUID();
  const hash = createHash('sha256').update(data).digest('hex');
  const text = [method, path, canonical, keyId, date, nonce, hash].join('\n') + '\n';
  const answer = await fetch(url + path + (canonical && `?${canonical}`), {
    method,
    body: data || undefined,
    headers: {
      'X-Village-Key-Id': keyId,
      'X-Village-Date': date,
      'X-Village-Nonce': nonce,
      'X-Village-Algorithm': 'hmac-sha256',
      'X-Village-Signature': createHmac('sha256', secret).update(text).digest('base64'),
      ...(data && { 'Content-Type': 'application/json' }),
      ...headers,
    },
  });
  const json = await answer.json();
  if (!answer.ok) throw new Error(`${answer.status} ${json.code} ${json.detail} (${json.instance})\n${json.stringToSign ?? ''}`);
  return json;
}

async function everything(path) {
  const items = [];
  for (let after; ; ) {
    const page = await call('GET', path, { query: { limit: 50, ...(after && { after }) } });
    items.push(...page.items);
    after = page.next;
    if (!after) return items;
  }
}

const base = `/openapi/v1/villages/${village}`;
console.log('villages', (await everything('/openapi/v1/villages')).length);
console.log('news', (await everything(`${base}/news`)).length);
const made = await call('POST', `${base}/complaints`, {
  body: { externalNumber: `JS-${randomUUID()}`, text: '村口的路灯三天没亮了' },
  headers: { 'Idempotency-Key': randomUUID() },
});
const read = await call('GET', `${base}/complaints/${made.id}`);
console.log('complaint', read.ticket, read.statusLabel);
