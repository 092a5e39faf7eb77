const { freshKey } = require('../../lib/api');
const { ACTS } = require('../../lib/case-acts');
const files = require('../../lib/files');
const { calling } = require('../../lib/call');
const { media } = require('../../lib/media');
const { page } = require('../../lib/page');
const { mp } = require('../../lib/session');
const words = require('../../lib/words');

const SATISFIED = ['很不满意', '不满意', '一般', '满意', '很满意'];

/** One case: where it stands, what happened so far, and the reporter's verdict. */
page({
  ...media,
  ...calling,
  data: { stars: [1, 2, 3, 4, 5], given: 0, doing: '', media: [], seconds: -1 },

  async load({ village, id }) {
    this.address = `/villages/${village}/complaints/${id}`;
    this.keys = this.keys || {};
    this.listen();
    this.callable(village);
    const item = await mp.get(this.address);
    const spoken = (item.attachments || []).some((file) => file.type === 'voice');
    this.transcripts = spoken ? (await mp.get(`/villages/${village}/complaints/${id}/recordings`).catch(() => ({ items: [] }))).items : [];
    return this.show(item);
  },

  show(item) {
    const can = item.can || [];
    return {
      item,
      name: (item.category && item.category.name) || words.kinds[item.kind],
      due: words.due(item.dueAt, item.dueColour),
      rateable: can.indexOf('rate') >= 0,
      acts: Object.keys(ACTS).filter((act) => can.indexOf(act) >= 0 && !(act === 'reopen' && can.indexOf('rate') >= 0)).map((act) => ({ act, label: ACTS[act].label })),
      steps: (item.timeline || []).map((step) => ({ ...step, when: words.when(step.at), happened: step.occurredAt ? words.when(step.occurredAt) : '' })),
      files: item.attachments || [],
      transcripts: (this.transcripts || []).filter((each) => each.transcript),
    };
  },

  see(event) {
    const { id, type } = event.currentTarget.dataset;
    return this.attempt(() => files.show(this.options.village, { id, type }));
  },

  star(event) {
    const given = event.currentTarget.dataset.star;
    this.setData({ given, satisfied: SATISFIED[given - 1] });
  },

  rate(event) {
    const fixed = event.currentTarget.dataset.fixed === 'yes';
    const body = this.data.given ? { fixed, stars: this.data.given } : { fixed };
    return this.act('ratings', body, fixed ? '谢谢您的评价。' : '已经退回去接着办。');
  },

  begin(event) {
    const { act } = event.currentTarget.dataset;
    const { ask, sure, must, media: withMedia } = ACTS[act];
    if (ask) return this.setData({ doing: act, ask, must: Boolean(must), withMedia: Boolean(withMedia), media: [], words: '', refusal: '' });
    if (!sure) return this.run(act, {});
    return wx.showModal({ title: ACTS[act].label, content: sure, success: ({ confirm }) => confirm && this.run(act, {}) });
  },

  write(event) {
    this.setData({ words: event.detail.value });
  },

  never() {
    this.quiet();
    this.setData({ doing: '', media: [] });
  },

  onUnload() {
    this.quiet();
  },

  submit() {
    const { doing, words, must } = this.data;
    const said = (words || '').trim();
    if ((must && !said) || (doing === 'supplement' && !said && !this.data.media.length)) {
      return this.setData({ refusal: must ? '请写几个字。' : '写几个字，拍张照片，或者录一段音。' });
    }
    return this.run(doing, said ? { [ACTS[doing].name]: said } : {});
  },

  async run(act, body) {
    const { to, drop, said } = ACTS[act];
    const done = drop ? await this.drop(drop, said) : await this.act(to, body, said);
    if (done) this.setData({ doing: '', media: [] });
  },

  drop(what, said) {
    return this.attempt(async () => {
      await mp.delete(`${this.address}/${what}`);
      wx.showToast({ title: said, icon: 'none' });
      this.setData(this.show(await mp.get(this.address)));
    });
  },

  /** The same key until the server has answered for certain: a second tap is no second act. */
  act(to, body, said) {
    return this.attempt(async () => {
      const key = (this.keys[to] = this.keys[to] || freshKey());
      try {
        const sent = await this.carried(this.options.village);
        await mp.post(`${this.address}/${to}`, sent.length ? { ...body, attachments: sent } : body, { key });
      } catch (problem) {
        if (!problem.unsure) delete this.keys[to];
        throw problem;
      }
      delete this.keys[to];
      wx.showToast({ title: said, icon: 'none' });
      this.setData(this.show(await mp.get(this.address)));
    });
  },
});
