const { freshKey } = require('../../lib/api');
const { actFor } = require('../../lib/family');
const { media } = require('../../lib/media');
const { page } = require('../../lib/page');
const { mp, rememberVillage, standingIn } = require('../../lib/session');
const { askToTell, templates } = require('../../lib/subscribe');
const { day, keywords } = require('../../lib/words');

const PAUSE = 400;
const MEDICAL = { code: 'medical', name: '看病用药', hint: '这里不能答，告诉您该找谁' };

/** 咨询: whom to ask, then words, a photo or a recording. What was answered before is shown while one writes. */
page({
  ...media,
  data: { desk: '', text: '', media: [], seconds: -1, open: false, people: [], person: 0, answers: [], asked: null },

  onLoad({ desk = '', text = '' }) {
    this.key = freshKey();
    this.setData({ desk, text: decodeURIComponent(text) });
  },

  async load({ village }) {
    this.listen();
    if (this.data.desks) return {};
    rememberVillage(village);
    const [standing, desks, people] = await Promise.all([
      standingIn(village), mp.get(`/villages/${village}/inquiry-desks`), actFor(village)]);
    this.templates = await templates();
    this.look(this.data.text);
    return {
      bound: standing.binding === 'bound', pending: standing.binding === 'pending',
      desks: [...desks.items, MEDICAL], people: people.map((each) => each.name), known: people,
    };
  },

  onUnload() {
    this.quiet();
    clearTimeout(this.later);
  },

  choose(event) {
    this.setData({ desk: event.currentTarget.dataset.code, refusal: '' });
  },

  words(event) {
    const text = event.detail.value;
    this.setData({ text, refusal: '' });
    clearTimeout(this.later);
    this.later = setTimeout(() => this.look(text), PAUSE);
  },

  /** Finding nothing, or not getting through, leaves the form as it is. */
  async look(text) {
    const asked = text.trim();
    const words = keywords(asked);
    if (words.length < 2) return this.setData({ answers: [] });
    const found = await mp.get(`/villages/${this.options.village}/faqs?q=${encodeURIComponent(words)}`).catch(() => null);
    if (found && asked === this.data.text.trim()) this.setData({ answers: found.items.slice(0, 3) });
    return undefined;
  },

  forWhom(event) {
    this.setData({ person: Number(event.detail.value) });
  },

  published(event) {
    this.setData({ open: event.detail.value });
  },

  bind() {
    wx.navigateTo({ url: '/pages/binding/binding' });
  },

  doctor() {
    wx.navigateTo({ url: `/pages/contacts/contacts?village=${this.options.village}` });
  },

  emergency(event) {
    wx.makePhoneCall({ phoneNumber: event.currentTarget.dataset.number, fail: () => {} });
  },

  /** WeChat asks about messages only out of the tap itself. The key stays until the server has answered for certain. */
  async send() {
    const { desk, text } = this.data;
    if (!desk) return this.setData({ refusal: '先选想问哪方面。' });
    if (!text.trim() && !this.data.media.length) return this.setData({ refusal: '写一句话，拍张照片，或者录一段音。' });
    await askToTell(this.templates || []);
    return this.attempt(async () => {
      try {
        const attachments = await this.carried(this.options.village);
        const made = await mp.post(`/villages/${this.options.village}/inquiries`, this.body(attachments), { key: this.key, timeout: 30000 });
        this.key = freshKey();
        this.setData({ asked: { id: made.id, by: day(made.dueAt), callFirst: made.callFirst || [] } });
      } catch (problem) {
        if (!problem.unsure) this.key = freshKey();
        throw problem;
      }
    });
  },

  body(attachments) {
    const { desk, open, person, known } = this.data;
    const text = this.data.text.trim();
    const body = { desk, attachments, visibility: open ? 'public' : 'private' };
    if (text) body.text = text;
    if (known[person] && known[person].id) body.onBehalfOf = known[person].id;
    return body;
  },

  read() {
    wx.redirectTo({ url: `/pages/inquiry/inquiry?village=${this.options.village}&id=${this.data.asked.id}` });
  },

  faqs() {
    wx.navigateTo({ url: `/pages/faqs/faqs?village=${this.options.village}` });
  },

  mine() {
    wx.navigateTo({ url: '/pages/inquiries/inquiries' });
  },
});
