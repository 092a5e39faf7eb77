set session_replication_role = replica;
-- So many published articles, spread evenly over the villages, each of a usual length.
insert into news_column (village_id, id, name, position) select key(1, v), key(30, v), '村务', 900 from generate_series(0, 99) v;
insert into news_article (village_id, id, version, status, head, author_id, written_at, shown, published_at, column_id, title,
  summary, source, audience, has_voice, has_video)
select key(1, n % 100), key(31, n), 2, 'published', 1, key(3, n % 10000), t, 1, t, key(30, n % 100),
  '关于村内道路硬化工程开工的通知（' || n || '）', '村内主干道硬化工程定于下周一开工，工期约二十天，请各位村民绕行并注意安全。', '村委会',
  'public', false, false
from generate_series(0, $rows - 1) n
cross join lateral (select timestamptz '2020-01-01 00:00:01Z' + n * interval '1 minute' as t) published;
insert into news_revision (village_id, article_id, number, column_id, title, summary, body, plain, images, attachments,
  attachment_names, source, audience, writer_id, written_at)
select village_id, id, 1, column_id, title, summary, repeat('<p>' || summary || '</p>', 4), summary, '{}', '{}', '{}', source,
  audience, author_id, written_at from news_article;
analyze
;
set session_replication_role = origin
