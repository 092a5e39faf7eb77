/** What the resources of the open API are called, and how a scope is written in one line. */
export const resources = {
  villages: '村名单', news: '新闻', disclosures: '三务公开', complaints: '诉求', contacts: '诉求人联系方式', attachments: '附件', faqs: '常见问题',
  credits: '积分汇总', deliberations: '议事', ballots: '票决', changes: '变更流', webhooks: '推送', catalogue: '信息目录',
};

const accesses = { read: '读', write: '写' };

/** 新闻 读 330999 for one scope, as people type it into the box. */
export function written({ resource, access, area }) {
  return `${resources[resource] ?? resource} ${accesses[access] ?? access} ${area}`;
}

/** The scopes of a box, one a line. Words that mean nothing are sent as they are: the server says what is wrong. */
export function scopesOf(text) {
  return text.split('\n').map((line) => line.trim().split(/\s+/)).filter((words) => words[0]).map(([resource, access = '', area = '']) => ({
    resource: wordOf(resources, resource), access: wordOf(accesses, access), area,
  }));
}

function wordOf(words, given) {
  return Object.entries(words).find(([, shown]) => shown === given)?.[0] ?? given;
}
