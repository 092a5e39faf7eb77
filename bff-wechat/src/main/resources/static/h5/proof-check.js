/**
 * Checks a bundle in the browser itself, as verifier/Verify.java does outside: the record's hash, its way to the
 * root, the signature under the root. The bytes of the files it names are proof-files.js's. Nothing good the server says
 * about the outcome is believed: neither that the record is the one that is shown, nor that what is shown is what the
 * record says. What it admits against itself is.
 */
import { filesOf, together } from './proof-files.js';

const utf8 = new TextEncoder();

/** A checkpoint is signed within a minute; who waits longer than this is being put off. */
const LONGEST_WAIT = 3600_000;

/** What stands in place of erased words. */
const ERASED = '内容已依法抹除';

/** What servers of before tell nothing of. Told in part it is an accusation; told not at all it leaves nothing to check. */
const LATER = ['item', 'class', 'period'];

/**
 * @param asked `subject` and `revision` that are on the page, and `shown`, what the page shows of that revision; each may
 *   be missing where the page shows nothing
 * @returns {'unable'|'older'|'pending'|'stopped'|'missing'|'erased'|'covered'|'unchanged'|'unsigned'|'unread'|'changed'|'lost'|'other'|'broken'}, what could
 *   be found out about the signature, and of a sound record the `files` nobody has looked at yet
 */
export async function check(bundle, asked = {}, now = Date.now()) {
  if (!meant(bundle, asked)) return { verdict: 'other' };
  if (bundle.later) return { verdict: 'lost' };
  if (!bundle.checkpoint) return { verdict: unsigned(bundle, asked.shown, now) };
  if (!globalThis.crypto?.subtle) return { verdict: 'unable' };
  try {
    const head = parse(bundle.checkpoint);
    const signature = await signed(bundle.checkpoint, bundle.verifierKey);
    const hash = bytes(bundle.hash);
    const root = await climbed(hash, bundle.leaf, head.size, bundle.path);
    if (signature === 'wrong' || !root || !same(root, bytes(head.root))) return { verdict: 'broken', signature, head };
    const { verdict, enclosures } = await content(bundle, hash, asked.shown);
    if (verdict !== 'unchanged') return { verdict, signature, head };
    const files = filesOf(enclosures);
    return { verdict: together(files, signature), files, signature, head };
  } catch (error) {
    console.error(error);
    return { verdict: 'broken' };
  }
}

function meant(record, { subject, revision }) {
  return (!subject || record.subject === subject) && (!revision || record.revision === revision);
}

function unsigned({ state }, shown, now) {
  if (state === 'stopped') return 'stopped';
  return state === 'changed' || waited(shown, now) ? 'missing' : 'pending';
}

function waited(shown, now) {
  return shown !== undefined && now - Date.parse(shown.publishedAt) > LONGEST_WAIT;
}

async function content(bundle, hash, shown) {
  if (bundle.state === 'covered' && !bundle.salt && (!shown || shown.covers?.length)) return { verdict: 'covered' };
  if (bundle.erased) return { verdict: bundle.record || bundle.recorded || says(shown) ? 'changed' : 'erased' };
  if (!bundle.salt) return { verdict: 'broken' };
  const unchanged = await makes(hash, bundle.salt, bundle.record);
  if (!unchanged && !(await makes(hash, bundle.salt, bundle.recorded))) return { verdict: 'broken' };
  const signed = JSON.parse(unchanged ? bundle.record : bundle.recorded);
  if (signed.kind !== 'disclosure' || !meant(signed, bundle)) return { verdict: 'other' };
  if (shown && shown.number !== signed.revision) return { verdict: 'other' };
  const stored = unchanged || asBefore(bundle.record, signed);
  if (!stored || (shown && !alike(shown, signed.content))) return { verdict: 'changed' };
  const whole = unchanged && (!shown || told(shown));
  return { verdict: whole ? 'unchanged' : 'older', enclosures: signed.content.enclosures };
}

function told(content) {
  return LATER.some((name) => content[name] !== undefined);
}

/** Whether a record is the signed one as a server of before writes it. */
function asBefore(record, signed) {
  const now = parsed(record);
  if (!now?.content || told(now.content)) return false;
  return sorted(now) === sorted({ ...signed, content: { ...signed.content, item: undefined, class: undefined, period: undefined } });
}

function parsed(record) {
  try {
    return JSON.parse(record);
  } catch {
    return undefined;
  }
}

/** Whether a page still says something where the content was erased. */
function says(shown) {
  if (!shown) return false;
  const words = [shown.title, shown.reason].filter((each) => each && each !== ERASED);
  return !shown.erased || words.length > 0 || Boolean(shown.body) || Boolean(shown.table) || shown.attachments.length > 0;
}

/** Whether a page shows what was signed: every word, every figure, every file's own fingerprint. */
function alike(shown, signed) {
  const names = ['itemName', 'title', 'body', 'reason', 'table', ...(told(shown) ? LATER : [])];
  const files = (all) => all.map((file) => [file.id, file.name, file.bytes, file.sha256]);
  const said = (from, attached) => sorted({
    ...Object.fromEntries(names.map((name) => [name, from[name]])),
    at: Date.parse(from.publishedAt), files: files(attached),
  });
  return said(shown, shown.attachments) === said(signed, signed.enclosures);
}

/** JSON that is the same for the same content, whatever the order of names and whether what is missing is said. */
function sorted(value) {
  return JSON.stringify(value, (name, each) => {
    if (each === null || typeof each !== 'object' || Array.isArray(each)) return each ?? undefined;
    return Object.fromEntries(Object.entries(each).filter(([, held]) => held !== null && held !== undefined).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

async function makes(hash, salt, record) {
  if (record === undefined) return false;
  return same(hash, await sha256([0], await sha256(bytes(salt), utf8.encode(record))));
}

/** RFC 9162, 2.1.3.2. Numbers here stay far below 2^53, but not below 2^31: no bit operations. */
async function climbed(hash, place, size, path) {
  let last = size - 1;
  if (place < 0 || place > last) return null;
  for (const text of path) {
    if (last === 0) return null;
    const beside = bytes(text);
    const left = place % 2 === 1 || place === last;
    hash = left ? await sha256([1], beside, hash) : await sha256([1], hash, beside);
    while (left && place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : null;
}

function parse(note) {
  const [origin, size, root] = note.split('\n');
  return { origin, size: Number(size), root };
}

/** Whether the key signed the note: `right`, `wrong`, or `unknown` where the browser has no Ed25519. */
async function signed(note, verifierKey) {
  const [name, , encoded] = splitKey(verifierKey);
  const cut = note.indexOf('\n\n— ');
  const text = utf8.encode(note.slice(0, cut + 1));
  const line = note.slice(cut + 2).split('\n').find((each) => each.startsWith(`— ${name} `));
  if (!line) return 'wrong';
  const tagged = bytes(line.slice(line.lastIndexOf(' ') + 1));
  let key;
  try {
    key = await crypto.subtle.importKey('raw', bytes(encoded).slice(1), { name: 'Ed25519' }, false, ['verify']);
  } catch {
    return 'unknown';
  }
  return (await crypto.subtle.verify({ name: 'Ed25519' }, key, tagged.slice(4), text)) ? 'right' : 'wrong';
}

function splitKey(text) {
  const first = text.indexOf('+');
  const second = text.indexOf('+', first + 1);
  return [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)];
}

async function sha256(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
}

function same(one, other) {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

function bytes(base64) {
  return Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
}
