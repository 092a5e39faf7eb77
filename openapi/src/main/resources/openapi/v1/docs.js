/** Shows the released document: operations by subject, their parameters, bodies and codes. */
const page = document.getElementById('page');

function element(name, text, ...children) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

function table(heads, rows) {
  const head = element('tr', undefined, ...heads.map((each) => element('th', each)));
  return element('table', undefined, head, ...rows.map((row) => element('tr', undefined, ...row.map((cell) => element('td', cell)))));
}

function resolved(api, schema) {
  return schema?.$ref ? schema.$ref.split('/').slice(1).reduce((part, key) => part?.[key], api) : schema;
}

function nameOf(schema) {
  if (!schema) return '';
  if (schema.$ref) return schema.$ref.split('/').pop();
  if (schema.type === 'array' || schema.type?.includes?.('array')) return `${nameOf(schema.items)}[]`;
  return [schema.type].flat().filter(Boolean).join(' 或 ') + (schema.format ? ` (${schema.format})` : '');
}

function fields(api, schema) {
  const whole = resolved(api, schema);
  if (!whole?.properties) return element('p', nameOf(schema));
  const required = whole.required ?? [];
  return table(['字段', '类型', '说明', '例'], Object.entries(whole.properties).map(([name, property]) => [
    required.includes(name) ? name : `${name}（可无）`, nameOf(property), property.description ?? '', property.example === undefined ? '' : String(property.example)]));
}

function body(api, title, content) {
  const [type, media] = Object.entries(content ?? {})[0] ?? [];
  if (!type) return element('p', title);
  const example = media.example ?? resolved(api, media.schema)?.example;
  const shown = typeof example === 'string' ? example : JSON.stringify(example, null, 2);
  return element('div', undefined, element('h4', `${title} · ${type}`), fields(api, media.schema),
    ...(example ? [element('pre', shown)] : []));
}

function operation(api, path, method, each) {
  const summary = element('summary', undefined, Object.assign(element('span', method.toUpperCase()), { className: 'method' }),
    element('code', path), ` ${each.summary}`);
  const made = element('details', undefined, summary);
  for (const line of (each.description ?? '').split('\n').filter(Boolean)) made.append(element('p', line));
  if (each.parameters?.length) {
    made.append(element('h4', '参数'), table(['名称', '在', '说明', '例'], each.parameters.map((one) => [
      one.required ? one.name : `${one.name}（可无）`, { path: '路径', query: '查询串', header: '请求头' }[one.in] ?? one.in,
      one.description ?? one.schema?.description ?? '', String(one.example ?? '')])));
  }
  if (each.requestBody) made.append(body(api, '请求体', each.requestBody.content));
  for (const [status, response] of Object.entries(each.responses)) {
    const answer = resolved(api, response);
    made.append(status.startsWith('2') ? body(api, `${status} ${answer.description}`, answer.content)
      : element('p', undefined, element('code', status), ` ${answer.description.replaceAll('\n', '；')}`));
  }
  made.id = each.operationId;
  return made;
}

function shown(api) {
  const subjects = new Map((api.tags ?? []).map((tag) => [tag.name, { label: tag.description ?? tag.name, parts: [] }]));
  for (const [path, item] of Object.entries(api.paths)) {
    for (const [method, each] of Object.entries(item)) {
      const tag = each.tags?.[0] ?? '其他';
      if (!subjects.has(tag)) subjects.set(tag, { label: tag, parts: [] });
      subjects.get(tag).parts.push(operation(api, path, method, each));
    }
  }
  const about = element('section', undefined, ...api.info.description.split('\n').filter(Boolean).map((line) => element('p', line)),
    element('p', undefined, Object.assign(element('a', '下载 openapi.json'), { href: '/openapi/v1/openapi.json' })));
  page.replaceChildren(element('h1', api.info.title), about,
    ...[...subjects.values()].filter(({ parts }) => parts.length).flatMap(({ label, parts }) => [element('h2', label), ...parts]));
  page.removeAttribute('aria-busy');
}

fetch('/openapi/v1/openapi.json').then((answer) => answer.json()).then(shown).catch(() => {
  page.replaceChildren(element('h1', '乡音 · 开放接口'), element('p', '文档没有读到，请刷新再试。'));
});
