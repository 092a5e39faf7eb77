const { freshKey } = require('../../lib/api');
const { page } = require('../../lib/page');
const { mp } = require('../../lib/session');
const words = require('../../lib/words');

const SATISFIED = ['很不满意', '不满意', '一般', '满意', '很满意'];
const ACTS = {
  remind: { to: 'reminders', label: '催一催', said: '已经替您催办。' },
  supplement: { to: 'supplements', label: '补充情况', ask: '想补充什么？', name: 'text', said: '补充好了。' },
  reopen: { to: 'reopenings', label: '没解决，请重新办', ask: '还有什么没解决？', name: 'reason', said: '已经重新打开。' },
  'pass-by-village': {
    to: 'staff-concerns', label: '这事涉及村干部', ask: '转乡镇后村里看不到，不能改回。想说明的可以写', name: 'reason', free: true, said: '已经转给乡镇。',
  },
  support: { to: 'supports', label: '我也遇到了', said: '已经记上您。' },
};

/** One case: where it stands, what happened so far, and the reporter's verdict. */
page({
  data: { stars: [1, 2, 3, 4, 5], given: 0 },

  async load({ village, id }) {
    this.address = `/villages/${village}/complaints/${id}`;
    this.keys = this.keys || {};
    return this.show(await mp.get(this.address));
  },

  show(item) {
    const can = item.can || [];
    return {
      item,
      name: (item.category && item.category.name) || words.kinds[item.kind],
      due: words.due(item.dueAt, item.dueColour),
      rateable: can.indexOf('rate') >= 0,
      acts: Object.keys(ACTS).filter((act) => can.indexOf(act) >= 0).map((act) => ({ act, label: ACTS[act].label })),
      steps: (item.timeline || []).map((step) => ({ ...step, when: words.when(step.at) })),
      files: item.attachments || [],
    };
  },

  async see(event) {
    const { id, type } = event.currentTarget.dataset;
    await this.attempt(async () => {
      const path = await mp.download(`/villages/${this.options.village}/attachments/${id}`);
      if (type === 'image') return wx.previewImage({ urls: [path] });
      const player = wx.createInnerAudioContext();
      player.src = path;
      player.onEnded(() => player.destroy());
      return player.play();
    });
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
    const act = ACTS[event.currentTarget.dataset.act];
    if (!act.ask) return this.act(act.to, {}, act.said);
    return wx.showModal({
      title: act.label, editable: true, placeholderText: act.ask,
      success: ({ confirm, content = '' }) => {
        const words = content.trim();
        if (confirm && (words || act.free)) this.act(act.to, words ? { [act.name]: words } : {}, act.said);
      },
    });
  },

  /** The same key until the server has answered for certain: a second tap is no second act. */
  act(to, body, said) {
    return this.attempt(async () => {
      const key = (this.keys[to] = this.keys[to] || freshKey());
      try {
        await mp.post(`${this.address}/${to}`, body, { key });
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
