const { page } = require('../../lib/page');
const { confirmLogin } = require('../../lib/session');

/** A staff member opens the console on a computer: compare the number, then confirm here. */
page({
  data: { code: '', outcome: '' },

  load({ code }) {
    return { shown: code || '', code: code || this.data.code };
  },

  typed(event) {
    this.setData({ code: event.detail.value.trim() });
  },

  confirm() {
    return this.attempt(async () => {
      await confirmLogin(this.options.id, this.data.code);
      this.setData({ outcome: '已确认，请看电脑。' });
    });
  },

  refuse() {
    this.setData({ outcome: '好的，没有登录。这个数字几分钟后就失效。' });
  },
});
