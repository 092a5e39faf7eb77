-- Each village has five articles, some public cases and telephone numbers, so that its home is a usual one.
insert into news_column (village_id, id, name, position) select key(1, v), key(21, v), '村务动态', 10 from generate_series(0, 99) v
on conflict do nothing;
insert into news_article (village_id, id, version, status, head, author_id, written_at, shown, published_at, column_id, title,
  summary, source, audience, has_voice, has_video)
select key(1, n % 100), key(20, n), 3, 'published', 1, key(3, n % 10000), now(), 1, now() - n * interval '1 minute',
  c.id, '关于村内道路硬化工程开工的通知（' || n || '）', '村内主干道硬化工程定于下周一开工，工期约二十天，请各位村民绕行并注意安全，临时停车场设在文化礼堂前。',
  '村委会', 'public', false, false
from generate_series(0, 499) n join lateral (select id from news_column where village_id = key(1, n % 100) limit 1) c on true;
insert into news_revision (village_id, article_id, number, column_id, title, summary, body, plain, images, attachments,
  attachment_names, source, audience, writer_id, written_at)
select village_id, id, 1, column_id, title, summary, '<p>' || summary || '</p>', summary, '{}', '{}', '{}', source, audience,
  author_id, written_at from news_article;
insert into village_contact (village_id, id, office, name, phone, consented, sort)
select key(1, n % 100), key(22, n), '办公室' || n / 100, null, '0575-8000' || lpad(n::text, 4, '0'), true, n / 100
from generate_series(0, 499) n;
analyze
