const { elder } = require('../../lib/elder');
const { site } = require('../../settings');

/** What the mini-program has no page of its own for: the same address in the installation's pages. */
Page({
  data: { address: '' },

  onLoad({ to }) {
    this.setData({ address: `${site}/h5?elder=${elder() ? 1 : 0}#${decodeURIComponent(to)}` });
  },
});
