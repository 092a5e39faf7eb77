/** Hash routing: `#/villages/:village/complaints/:id` → the element registered for it, with its parameters. */
export function routerOf(table) {
  const rows = table.map(([pattern, tag, load]) => ({ pattern: pattern.split('/'), tag, load }));
  return function match(hash) {
    const [path, query] = hash.replace(/^#?/, '').split('?');
    const parts = (path || '/').split('/');
    for (const { pattern, tag, load } of rows) {
      const params = fit(pattern, parts);
      if (params) return { path, tag, load, params, query: new URLSearchParams(query) };
    }
    return null;
  };
}

function fit(pattern, parts) {
  if (pattern.length !== parts.length) return null;
  const params = {};
  for (let i = 0; i < parts.length; i++) {
    if (pattern[i].startsWith(':')) params[pattern[i].slice(1)] = safely(parts[i]);
    else if (pattern[i] !== parts[i]) return null;
  }
  return params;
}

function safely(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function go(hash) {
  location.hash = hash;
}
