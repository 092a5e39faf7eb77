/** Elder mode: big letters, few words. Remembered on this phone. */
const KEY = 'elder';

module.exports = {
  elder: () => wx.getStorageSync(KEY) === true,
  setElder: (on) => wx.setStorageSync(KEY, on),
};
