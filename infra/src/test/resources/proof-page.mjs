// Runs what the proof page runs, on answers that were kept: proof-check, proof-words, the bundle, what was asked; files
// lie beside them under their ids.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const [check, words, bundle, asked] = process.argv.slice(2);
const module = (file) => import(pathToFileURL(file));
const json = async (file) => JSON.parse(await readFile(file, 'utf8'));

const file = async (id) => new Uint8Array(await readFile(id));
const found = await (await module(check)).check(await json(bundle), { ...(await json(asked)), file });
const said = await module(words);
console.log([found.verdict, said.tone(found.verdict), found.signature ?? '-', said.words[found.verdict][1]].join(' '));
