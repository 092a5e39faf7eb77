const { keptFile } = require('./draft');
const { mp } = require('./session');

/*
 * Photos and recordings beside a few words, for pages that send them: spread `media` into the page, call `listen()` when
 * it loads and `quiet()` when it goes, and send what `carried(village)` answers.
 */
const MOST = 9;
const LONGEST = 180000;
const recorder = wx.getRecorderManager();

const media = {
  listen() {
    recorder.onStop(({ tempFilePath, duration }) => this.recorded(tempFilePath, duration));
    recorder.onError(() => this.stopped('没有打开话筒。请允许使用话筒，或者写几个字。'));
  },

  quiet() {
    if (this.data.seconds >= 0) recorder.stop();
    clearInterval(this.ticking);
  },

  photograph() {
    const room = MOST - this.data.media.length;
    if (room < 1) return this.full();
    return wx.chooseMedia({
      count: room, mediaType: ['image'], sizeType: ['compressed'],
      success: ({ tempFiles }) => this.add(tempFiles.map((file) => keptFile(file.tempFilePath, 'image'))),
    });
  },

  record() {
    if (this.data.seconds >= 0) return recorder.stop();
    if (this.data.media.length >= MOST) return this.full();
    recorder.start({ format: 'mp3', duration: LONGEST, sampleRate: 16000, numberOfChannels: 1, encodeBitRate: 48000 });
    this.setData({ seconds: 0 });
    this.ticking = setInterval(() => this.setData({ seconds: this.data.seconds + 1 }), 1000);
    return undefined;
  },

  recorded(path, duration) {
    this.stopped('');
    if (duration > 500) this.add([keptFile(path, 'voice', Math.round(duration / 1000))]);
  },

  stopped(refusal) {
    clearInterval(this.ticking);
    this.setData({ seconds: -1, refusal });
  },

  full() {
    wx.showToast({ title: `最多 ${MOST} 个照片和录音`, icon: 'none' });
  },

  async add(kept) {
    this.setData({ media: [...this.data.media, ...(await Promise.all(kept))].slice(0, MOST) });
  },

  remove(event) {
    this.setData({ media: this.data.media.filter((file) => file.key !== event.currentTarget.dataset.key) });
  },

  /** Uploads what is not there yet; answers the ids in order. */
  async carried(village) {
    for (const file of this.data.media) {
      if (!file.id) file.id = (await mp.upload(`/villages/${village}/attachments`, file.path, { key: file.key })).id;
    }
    return this.data.media.map((file) => file.id);
  },
};

module.exports = { media };
