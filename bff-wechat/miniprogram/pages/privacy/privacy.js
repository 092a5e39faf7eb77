const { page } = require('../../lib/page');

/** 隐私说明, to be read at any time. */
page({});
