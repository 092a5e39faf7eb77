/** The one thing an installation sets: where its server is, without a slash at the end. */
module.exports = { site: 'https://xiangyin.example' };
