const { page } = require('../../lib/page');
const { mp, rememberVillage, standingIn } = require('../../lib/session');
const { askToTell, templates } = require('../../lib/subscribe');
const drafts = require('../../lib/draft');
const { actFor } = require('../../lib/family');
const { plateOf } = require('../../lib/links');
const { help } = require('../../lib/report-help');
const { kinds } = require('../../lib/words');

const MOST = 9;
const LONGEST = 180000;
const recorder = wx.getRecorderManager();

/** 反映问题: photo or voice first; everything else has a good default, so three taps are enough. */
page({
  ...help,
  data: { guesses: [], near: [], kinds: Object.keys(kinds).map((value) => ({ value, name: kinds[value] })), categoryNames: [[], []], seconds: -1 },

  async load({ village, plate, text = '' }) {
    if (this.draft) return {};
    rememberVillage(village);
    const [standing, place, catalogue] = await Promise.all([
      standingIn(village), mp.get(`/villages/${village}`), mp.get(`/villages/${village}/complaint-categories`)]);
    [this.templates, this.people] = await Promise.all([templates(), actFor(village)]);
    this.catalogue = catalogue.items;
    this.grids = place.grids || [];
    this.draft = drafts.openDraft(village, standing.person);
    if (!this.draft.sent) {
      this.draft.place = (await this.scanned(plate)) || this.draft.place || gridOf(standing.place);
      this.draft.text = this.draft.text || decodeURIComponent(text).slice(0, 2000);
    }
    recorder.onStop(({ tempFilePath, duration }) => this.recorded(tempFilePath, duration));
    recorder.onError(() => this.notRecorded());
    this.lookAround();
    this.guessSoon();
    return {
      people: this.people.map((each) => each.name),
      bound: standing.binding === 'bound', pending: standing.binding === 'pending',
      gridNames: this.grids.map((grid) => grid.name),
      categoryNames: [this.catalogue.map((each) => each.name), this.catalogue[0] ? this.catalogue[0].children.map((each) => each.name) : []],
      ...shown(this.draft),
    };
  },

  /** The plate one came here by is the place, whatever an older draft says. */
  async scanned(code) {
    const plate = code && (await mp.get(`/door-plates/${encodeURIComponent(code)}`).catch(() => null));
    return plate ? { kind: 'plate', code: plate.code, label: plate.label } : null;
  },

  onUnload() {
    if (this.data.seconds >= 0) recorder.stop();
    clearInterval(this.ticking);
    this.restHelp();
  },

  change(change) {
    Object.assign(this.draft, change);
    drafts.saveDraft(this.draft);
    this.setData({ refusal: '', ...shown(this.draft) });
    this.lookAround();
  },

  words(event) {
    this.change({ text: event.detail.value });
    this.guessSoon();
  },

  kind(event) {
    this.change({ kind: event.currentTarget.dataset.kind, category: null });
  },

  photograph() {
    const room = MOST - this.draft.files.length;
    if (room < 1) return this.full();
    return wx.chooseMedia({
      count: room, mediaType: ['image'], sizeType: ['compressed'],
      success: ({ tempFiles }) => this.add(tempFiles.map((file) => drafts.keptFile(file.tempFilePath, 'image'))),
    });
  },

  record() {
    if (this.data.seconds >= 0) return recorder.stop();
    if (this.draft.files.length >= MOST) return this.full();
    recorder.start({ format: 'mp3', duration: LONGEST, sampleRate: 16000, numberOfChannels: 1, encodeBitRate: 48000 });
    this.setData({ seconds: 0 });
    this.ticking = setInterval(() => this.setData({ seconds: this.data.seconds + 1 }), 1000);
    return undefined;
  },

  recorded(path, duration) {
    clearInterval(this.ticking);
    this.setData({ seconds: -1 });
    if (duration > 500) this.add([drafts.keptFile(path, 'voice', Math.round(duration / 1000))]);
  },

  notRecorded() {
    clearInterval(this.ticking);
    this.setData({ seconds: -1, refusal: '没有打开话筒。请允许使用话筒，或者写几个字。' });
  },

  full() {
    wx.showToast({ title: `最多 ${MOST} 个照片和录音`, icon: 'none' });
  },

  async add(kept) {
    this.change({ files: [...this.draft.files, ...(await Promise.all(kept))] });
  },

  remove(event) {
    this.change({ files: this.draft.files.filter((file) => file.key !== event.currentTarget.dataset.key) });
  },

  play(event) {
    const player = wx.createInnerAudioContext();
    player.src = this.draft.files.find((file) => file.key === event.currentTarget.dataset.key).path;
    player.onEnded(() => player.destroy());
    player.play();
  },

  locate() {
    wx.getLocation({
      type: 'gcj02', isHighAccuracy: true,
      success: ({ latitude, longitude, accuracy }) => {
        const metres = Math.round(accuracy);
        const point = { lat: latitude, lon: longitude, crs: 'gcj02', accuracyMetres: metres };
        this.change({ place: { kind: 'point', point, label: `我在的位置（误差约 ${metres} 米）` } });
      },
      fail: () => this.setData({ refusal: '没有定到位置。请打开手机定位，或者选网格、扫门牌。' }),
    });
  },

  scanPlate() {
    wx.scanCode({
      success: async ({ result, path }) => {
        const code = plateOf(result, path);
        const plate = code && (await mp.get(`/door-plates/${encodeURIComponent(code)}`).catch(() => null));
        if (!plate || plate.village.code !== this.draft.village) return this.setData({ refusal: '这不是本村的门牌。' });
        return this.change({ place: { kind: 'plate', code: plate.code, label: plate.label } });
      },
    });
  },

  grid(event) {
    const grid = this.grids[event.detail.value];
    this.change({ place: { kind: 'grid', id: grid.id, label: grid.name } });
  },

  categoryColumn(event) {
    if (event.detail.column !== 0) return;
    const children = this.catalogue[event.detail.value].children.map((each) => each.name);
    this.setData({ 'categoryNames[1]': children });
  },

  category(event) {
    const [upper, lower] = event.detail.value;
    const { code, name } = this.catalogue[upper].children[lower || 0];
    this.change({ category: { code, name } });
  },

  aboutStaff(event) {
    this.change({ aboutStaff: event.detail.value });
  },

  named(event) {
    this.change({ nameVisibleTo: event.detail.value ? 'dispatcher-only' : 'handlers' });
  },

  published(event) {
    this.change({ visibility: event.detail.value ? 'public' : 'private' });
  },

  bind() {
    wx.navigateTo({ url: '/pages/binding/binding' });
  },

  /** WeChat asks about messages only out of the tap itself: so this comes before anything else. */
  async send() {
    await askToTell(this.templates || []);
    await this.attempt(async () => {
      const filed = await drafts.sendDraft(this.draft, (file, fraction) =>
        this.setData({ carried: `正在上传 ${Math.round(fraction * 100)}%` }));
      this.draft = null;
      wx.redirectTo({ url: `/pages/filed/filed?village=${this.options.village}&id=${filed.id}&ticket=${filed.ticket}&dueAt=${encodeURIComponent(filed.dueAt)}&call=${filed.callFirst.join(',')}` });
    });
    if (this.draft) this.setData({ carried: '', ...shown(this.draft) });
  },

  discard() {
    wx.showModal({
      title: '不发了？', content: '上次的内容可能已经送到。可以先到“我的诉求”看看。', confirmText: '不发了', cancelText: '再想想',
      success: ({ confirm }) => {
        if (!confirm) return;
        drafts.dropDraft(this.draft);
        this.draft = null;
        this.reload();
      },
    });
  },
});

function gridOf(home) {
  return home && home.grid ? { kind: 'grid', id: home.grid.id, label: home.grid.name } : null;
}

function shown(draft) {
  return {
    draft,
    worth: drafts.worthSending(draft),
    unsure: Boolean(draft.sent),
    forWhom: draft.onBehalfOf ? draft.onBehalfOf.name : '我自己',
    place: draft.place ? draft.place.label : '还没选（可以不选）',
  };
}
