-- So many articles are published, each by an event that still has to get its place.
insert into event (id, village_id, subject_kind, subject_id, subject_version, type, facts, occurred_at)
select gen_random_uuid(), key(1, n % 100), 'article', gen_random_uuid(), 1, 'news.published',
  '{"audience": "public", "column": "00000030-0000-0000-0000-000000000000", "revision": "1"}', now()
from generate_series(1, $rows) n
