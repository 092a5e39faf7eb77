/** The calls of the demo page: the same ones the pages, the mini-program and WeChat would make. */
export async function call(method, path, { body, headers = {} } = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }), ...headers },
      body: body && JSON.stringify(body),
    });
  } catch {
    throw new Error('没有连上，演示村可能停了。');
  }
  const text = await response.text();
  const answer = text.startsWith('{') ? JSON.parse(text) : {};
  if (!response.ok) throw new Error(answer.detail ?? `没有成功（${response.status}）`);
  return answer;
}

export const getJson = (path) => call('GET', path);

/** Signs this browser in to the villagers' pages. */
export function enterAsVillager(openid) {
  return call('POST', '/mp/v1/sessions', { body: { code: `code-${openid}` }, headers: { 'X-Village-Client': 'h5' } });
}

/** A session held by the phone only, so that this browser's villager stays who it is. */
async function phoneOf(openid) {
  const { accessToken } = await call('POST', '/mp/v1/sessions', { body: { code: `code-${openid}` } });
  return { Authorization: `Bearer ${accessToken}`, 'X-Village-Client': 'h5' };
}

export async function confirmAs(openid, { id, code }) {
  const headers = await phoneOf(openid);
  await call('POST', `/console/v1/login-requests/${id}/confirmations`, { body: { code }, headers });
}

/** What a staff member does with a computer and a phone, in one go. */
export async function enterAsStaff(openid) {
  const asked = await call('POST', '/console/v1/login-requests', { body: {}, headers: { 'X-Village-Client': 'console' } });
  await confirmAs(openid, asked);
  for (let turn = 0; turn < 20; turn++) {
    const { state } = await getJson(`/console/v1/login-requests/${asked.id}`);
    if (state === 'confirmed') return;
    if (state !== 'waiting') break;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error('登录没有确认成功，请再试一次。');
}
