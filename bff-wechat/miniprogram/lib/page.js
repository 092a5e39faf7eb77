const { elder } = require('./elder');

/*
 * A page that loads something: waiting, then content, or trouble with a way to try again. A page says how in `load()`,
 * which answers the data to show. Pulling down and coming back load anew.
 */
function page(own) {
  Page({
    ...own,
    data: { elder: elder(), waiting: true, trouble: '', ...own.data },

    onLoad(options) {
      this.options = options;
      if (own.onLoad) own.onLoad.call(this, options);
    },

    onShow() {
      this.setData({ elder: elder() });
      this.reload();
    },

    async onPullDownRefresh() {
      await this.reload();
      wx.stopPullDownRefresh();
    },

    async reload() {
      if (!own.load) return this.setData({ waiting: false });
      const turn = (this.turn = (this.turn || 0) + 1);
      try {
        const shown = await own.load.call(this, this.options);
        if (turn === this.turn) this.setData({ ...shown, waiting: false, trouble: '' });
      } catch (problem) {
        if (turn === this.turn) this.setData({ waiting: false, trouble: sentence(problem) });
      }
      return undefined;
    },

    /**
     * Runs an act of the page's once at a time; tells what went wrong, or asks for the consent that is missing. Answers
     * whether it was done.
     */
    async attempt(act) {
      if (this.data.sending) return false;
      this.setData({ sending: true, refusal: '' });
      try {
        await act();
        return true;
      } catch (problem) {
        this.setData(problem.code === 'credit.consent-required' ? { consent: true } : { refusal: sentence(problem) });
        return false;
      } finally {
        this.setData({ sending: false });
      }
    },
  });
}

/*
 * How a list goes on below what is shown, to be spread into a page: `ask(page, after)` gives the answer after a cursor,
 * `toCell(item, page)` what is shown of an item. Who reaches the bottom and taps asks once, and what comes when the list
 * was loaded anew meanwhile is dropped.
 */
function further(ask, toCell, list = 'items') {
  return {
    async more() {
      const { turn, data: { next } } = this;
      if (!next || this.asking) return;
      this.asking = true;
      try {
        const found = await ask(this, encodeURIComponent(next));
        const more = found.items.map((item) => toCell(item, this));
        if (turn === this.turn) this.setData({ [list]: [...this.data[list], ...more], next: found.next || '' });
      } catch (problem) {
        wx.showToast({ title: sentence(problem), icon: 'none' });
      } finally {
        this.asking = false;
      }
    },

    onReachBottom() {
      return this.more();
    },
  };
}

function sentence(problem) {
  if (!problem.detail) console.error(problem);
  const more = (problem.errors || []).map((error) => error.detail);
  return [problem.detail || '出了点问题，请过一会儿再试。', ...more].join('\n');
}

module.exports = { further, page, sentence };
