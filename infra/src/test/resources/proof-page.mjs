// Runs what the proof page runs, on answers that were kept: proof-check, proof-files, proof-words, the bundle, what was
// asked, and which attachments were tapped; files lie beside them under their ids. Says how many bytes it still wants and
// what it fetched.
import { readFile } from 'node:fs/promises';

import { check } from './proof-check.js';
import { left, looked, together, wanted } from './proof-files.js';
import { fileStates, tone, words } from './proof-words.js';

const [bundle, asked, ...taps] = process.argv.slice(2);
// An older phone: it has no Ed25519.
if (taps.includes('no-ed25519')) {
  crypto.subtle.importKey = () => Promise.reject(new DOMException('Ed25519', 'NotSupportedError'));
}
const json = async (file) => JSON.parse(await readFile(file, 'utf8'));

const found = await check(await json(bundle), await json(asked));
const files = found.files ?? [];
const fetched = [];
const fetch = async (id) => {
  fetched.push(id);
  return new Uint8Array(await readFile(id));
};
for (const file of files.filter(wanted)) {
  if (taps.includes('all') || taps.includes(file.id)) file.state = await looked(file, fetch);
}
const verdict = found.files ? together(files, found.signature) : found.verdict;
console.log([verdict, tone(verdict), found.signature ?? '-', words[verdict][1]].join(' '));
console.log([left(files), ...fetched].join(' '));
files.forEach((file) => console.log([file.name, fileStates[file.state][1]].join(' ')));
