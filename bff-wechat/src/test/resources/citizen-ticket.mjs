// Runs the bundle's own modules outside a browser: 浙里办's bridge hands out tickets, the server takes each of them once.
import { pathToFileURL } from 'node:url';

const [root, bridge, tickets, step] = process.argv.slice(2);
const given = tickets.split(',');
const asked = [];
const spent = new Set();
let consents = 0;
let ready = bridge !== 'slow';
const early = () => {
  if (!ready) throw new Error('asked before it was ready');
};
globalThis.ZWJSBridge = {
  onReady: (callback) => setTimeout(() => ((ready = true), callback()), 20),
  ssoTicket: async () => (early(), asked.push('ssoTicket'), { result: true, ticketId: given[0] }),
  openLink: async ({ type }) => (early(), asked.push(type), { ticketId: given[1] }),
};
if (bridge === 'none') delete globalThis.ZWJSBridge;

const answer = (status, body) => ({ ok: status < 400, status, headers: new Map(), json: async () => body, text: async () => JSON.stringify(body) });
globalThis.fetch = async (address, { body } = {}) => {
  if (address.endsWith('/me/consents')) {

    consents += 1;
    return answer(204);
  }
  const { ticketId, look } = JSON.parse(body);
  if (spent.has(ticketId)) return answer(422, { code: 'session.code-invalid' });
  spent.add(ticketId);
  return answer(201, { accessToken: `of-${ticketId}${look ? '+look' : ''}`, refreshToken: 'r' });
};

const elements = new Map();
globalThis.customElements = { define: (name, element) => elements.set(name, element) };
globalThis.HTMLElement = class {};
globalThis.addEventListener = () => {};
globalThis.location = { search: '', hash: '', reload() {} };
const place = { textContent: '' };
globalThis.document = { getElementById: () => place };
globalThis.localStorage = { getItem: () => null, setItem() {}, removeItem() {} };

const load = (path) => import(pathToFileURL(`${root}${path}`));
const { signIn } = await load('/h5/ticket.js');
const first = await signIn().catch(() => 'none');
if (step === 'agree') {
  await load('/h5/binding.js');
  await new (elements.get('village-binding'))().agree();
} else if (step === 'enter') {
  await load('/h5/sign-in.js');
  const page = new (elements.get('village-sign-in'))();
  page.route = { query: new URLSearchParams() };
  await page.enter();
}
console.log([first, asked.join('+'), globalThis.villageAuthorization().Authorization ?? '-', consents, globalThis.location.hash || '-', place.textContent || '-'].join(' '));
process.exit(0);
