const { mp } = require('./session');

/** Fetches a protected file and shows it in the phone's own way. `file`: {id, type, format?, mediaType?}. */
async function show(village, file) {
  const path = await mp.download(`/villages/${village}/attachments/${file.id}`);
  if (file.type === 'image') return wx.previewImage({ urls: [path] });
  if (file.type === 'voice') return play(path);
  return opened(path, fileType(file));
}

/** Fetches a document from where it is and opens it in the phone's own way. */
async function open(path, type) {
  return opened(await mp.download(path), type);
}

function opened(filePath, type) {
  return new Promise((resolve, reject) => {
    wx.openDocument({
      filePath,
      fileType: type,
      showMenu: true,
      success: resolve,
      fail: () => reject(Object.assign(new Error(), { detail: '这个文件在手机上打不开。' })),
    });
  });
}

/** The dialect version of an article, as this phone can play it. */
async function playVoice(village, id) {
  play(await mp.download(`/villages/${village}/attachments/${id}?size=playable`));
}

let player;

function play(path) {
  if (player) player.destroy();
  player = wx.createInnerAudioContext();
  player.src = path;
  player.play();
}

function stop() {
  if (player) player.destroy();
  player = undefined;
}

function fileType({ format, mediaType }) {
  return format || { 'application/pdf': 'pdf' }[mediaType] || (/sheet/.test(mediaType || '') ? 'xlsx' : 'docx');
}

/** 32 KB, 1.5 MB */
function size(bytes) {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

module.exports = { open, playVoice, show, size, stop };
