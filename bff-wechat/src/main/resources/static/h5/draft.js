import { freshKey } from '../shared/api.js';
import { find, forget, keep } from '../shared/store.js';
import { lightened, upload } from '../shared/upload.js';
import { mp } from './session.js';

/*
 * A report that is being written. It lives in the phone's drawer with its Idempotency-Key: after a lost network or a
 * reload the same words go out under the same key, so a retry never makes a second case. Once sent with an unknown
 * outcome the body is frozen (`sent`) until the server has answered for certain.
 * A phone may be shared: a draft belongs to one person and is opened for nobody else.
 */
export function freshDraft(village, owner) {
  return {
    village, owner, key: freshKey(), kind: 'complaint', text: '', category: null, files: [], place: null,
    nameVisibleTo: 'handlers', visibility: 'private', aboutStaff: false, onBehalfOf: null, sent: null,
  };
}

const nameOfDraft = ({ village, owner }) => `draft:${village}:${owner}`;

export async function openDraft(village, owner) {
  return (await find(nameOfDraft({ village, owner }))) ?? freshDraft(village, owner);
}

export const saveDraft = (draft) => keep(nameOfDraft(draft), draft);

export const dropDraft = (draft) => forget(nameOfDraft(draft));

export function worthSending(draft) {
  return draft.files.length > 0 || draft.text.trim() !== '';
}

export async function fileOf(blob, type) {
  const light = type === 'image' ? await lightened(blob) : blob;
  return { key: freshKey(), blob: light, type, name: nameOf(light, type) };
}

function nameOf(blob, type) {
  const ending = (blob.type.split(';')[0].split('/')[1] ?? 'bin').replace('jpeg', 'jpg').replace('mp4', 'm4a').replace(/^x-/, '');
  return `${type === 'image' ? 'photo' : 'voice'}.${ending}`;
}

export function bodyOf(draft) {
  const text = draft.text.trim();
  return {
    kind: draft.kind,
    ...(draft.category && { category: draft.category.code }),
    ...(text && { text }),
    attachments: draft.files.map((file) => file.id),
    ...placeOf(draft.place),
    nameVisibleTo: draft.nameVisibleTo,
    visibility: draft.aboutStaff ? 'private' : draft.visibility,
    ...(draft.aboutStaff && { aboutStaff: true }),
    ...(draft.onBehalfOf && { onBehalfOf: draft.onBehalfOf.id }),
  };
}

function placeOf(place) {
  if (place?.kind === 'point') return { point: place.point };
  if (place?.kind === 'plate') return { doorPlate: place.code };
  return place?.kind === 'grid' ? { grid: place.id } : {};
}

/** Uploads what is not there yet, then files the case. `progress` hears (file, fraction). */
export async function sendDraft(draft, progress) {
  if (!draft.sent) {
    for (const file of draft.files) await carry(draft, file, progress);
    draft.sent = bodyOf(draft);
    await saveDraft(draft);
  }
  try {
    const filed = await mp.post(`/villages/${draft.village}/complaints`, draft.sent, { key: draft.key, timeout: 30000 });
    await dropDraft(draft);
    return filed;
  } catch (problem) {
    if (!problem.unsure && problem.status !== 401) await thaw(draft, problem);
    throw problem;
  }
}

/** The server has certainly refused: the words may be changed and go out under a new key. */
async function thaw(draft, problem) {
  draft.sent = null;
  draft.key = freshKey();
  if (problem.about?.('attachments')) {
    for (const file of draft.files) Object.assign(file, { id: undefined, key: freshKey() });
  }
  await saveDraft(draft);
}

async function carry(draft, file, progress) {
  if (file.id) return;
  const to = mp.url(`/villages/${draft.village}/attachments`);
  const named = new File([file.blob], file.name, { type: file.blob.type });
  const made = await upload(to, named, {
    client: mp.client, key: file.key, progress: (fraction) => progress(file, fraction),
  });
  file.id = made.id;
  await saveDraft(draft);
}
