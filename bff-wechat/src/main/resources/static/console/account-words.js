/** What kinds of accounts, capabilities, notices and replies are called. */
export const accountKinds = { 'mini-program': '小程序', service: '服务号', subscription: '订阅号' };

export const capabilities = {
  'page-login': '网页授权登录', 'phone-number': '手机号授权', 'subscribe-message': '订阅消息', 'template-message': '模板消息',
  'content-check': '内容安全检查', menu: '自定义菜单', 'page-script': '网页 JS-SDK', 'draft-box': '草稿箱',
};

export const noticeKinds = {
  filed: '诉求受理', progress: '诉求进展', dispatched: '诉求派单', rejected: '诉求未受理', asked: '补充情况', answered: '诉求答复',
  followed: '关注事项答复', closed: '诉求办结', task: '待办', 'urgent-task': '紧急待办', digest: '进展汇总', bound: '身份绑定结果',
  'binding-refused': '身份绑定未通过', 'citizen-joined': '账号有新登录', 'citizen-parted': '登录方式已解除', 'family-approved': '家人代办已同意', 'family-refused': '家人代办未同意',
};

export const replies = {
  report: '提交反映', progress: '查进度', contacts: '村务电话', binding: '怎么绑定身份', switch: '换村', help: '使用说明',
};
