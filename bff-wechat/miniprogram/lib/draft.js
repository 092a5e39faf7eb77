const { freshKey } = require('./api');
const { mp } = require('./session');

/*
 * A report that is being written. It stays in the phone with its Idempotency-Key: after a lost network the same words go
 * out under the same key, so a retry never makes a second case. Once sent with an unknown outcome the body is frozen
 * (`sent`) until the server has answered for certain. A draft belongs to one person.
 */
const nameOf = (village, owner) => `draft:${village}:${owner}`;

function freshDraft(village, owner) {
  return {
    village, owner, key: freshKey(), kind: 'complaint', text: '', category: null, files: [], place: null,
    nameVisibleTo: 'handlers', visibility: 'private', aboutStaff: false, onBehalfOf: null, sent: null,
  };
}

function openDraft(village, owner) {
  return wx.getStorageSync(nameOf(village, owner)) || freshDraft(village, owner);
}

function saveDraft(draft) {
  wx.setStorageSync(nameOf(draft.village, draft.owner), draft);
}

function dropDraft(draft) {
  draft.files.forEach((file) => wx.getFileSystemManager().removeSavedFile({ filePath: file.path, fail: () => {} }));
  wx.removeStorageSync(nameOf(draft.village, draft.owner));
}

function worthSending(draft) {
  return draft.files.length > 0 || draft.text.trim() !== '';
}

/** Keeps a photo or a recording until it is sent; WeChat throws temporary files away. */
function keptFile(tempFilePath, type, seconds) {
  return new Promise((resolve) => {
    const file = (path) => resolve({ key: freshKey(), path, type, seconds, id: null });
    wx.getFileSystemManager().saveFile({
      tempFilePath,
      success: ({ savedFilePath }) => file(savedFilePath),
      fail: () => file(tempFilePath),
    });
  });
}

function bodyOf(draft) {
  const text = draft.text.trim();
  const body = {
    kind: draft.kind,
    attachments: draft.files.map((file) => file.id),
    nameVisibleTo: draft.nameVisibleTo,
    visibility: draft.aboutStaff ? 'private' : draft.visibility,
  };
  if (text) body.text = text;
  if (draft.category) body.category = draft.category.code;
  if (draft.aboutStaff) body.aboutStaff = true;
  if (draft.onBehalfOf) body.onBehalfOf = draft.onBehalfOf.id;
  return Object.assign(body, placeOf(draft.place));
}

function placeOf(place) {
  if (!place) return {};
  if (place.kind === 'point') return { point: place.point };
  return place.kind === 'plate' ? { doorPlate: place.code } : { grid: place.id };
}

/** Uploads what is not there yet, then files the case. `progress` hears (file, fraction). */
async function sendDraft(draft, progress) {
  if (!draft.sent) {
    for (const file of draft.files) await carry(draft, file, progress);
    draft.sent = bodyOf(draft);
    saveDraft(draft);
  }
  try {
    const filed = await mp.post(`/villages/${draft.village}/complaints`, draft.sent, { key: draft.key, timeout: 30000 });
    dropDraft(draft);
    return filed;
  } catch (problem) {
    if (!problem.unsure && problem.status !== 401) thaw(draft, problem);
    throw problem;
  }
}

/** The server has certainly refused: the words may be changed and go out under a new key. */
function thaw(draft, problem) {
  draft.sent = null;
  draft.key = freshKey();
  if (problem.about && problem.about('attachments')) {
    draft.files.forEach((file) => Object.assign(file, { id: null, key: freshKey() }));
  }
  saveDraft(draft);
}

async function carry(draft, file, progress) {
  if (file.id) return;
  const made = await mp.upload(`/villages/${draft.village}/attachments`, file.path, {
    key: file.key, progress: (fraction) => progress(file, fraction),
  });
  file.id = made.id;
  saveDraft(draft);
}

module.exports = { dropDraft, freshDraft, keptFile, openDraft, saveDraft, sendDraft, worthSending };
