set session_replication_role = replica;
-- So many things that happened, spread evenly over the villages, all in their places of the log.
insert into event (id, village_id, subject_kind, subject_id, subject_version, type, facts, occurred_at, position)
select key(9, n), key(1, n % 100), 'article', key(31, n), 1, 'news.published',
  '{"audience": "public", "column": "00000030-0000-0000-0000-000000000000", "revision": "1"}',
  timestamptz '2020-01-01 00:00:01Z' + n * interval '1 minute', b.last + n + 1
from generate_series(0, $rows - 1) n, (select coalesce(max(position), 0) as last from event) b;
update event_cursor set position = (select coalesce(max(position), 0) from event);
insert into client (id, version, name, quota_count, quota_seconds, addresses, external_prefix, gateway_signing, sandbox,
  registered_at) values (key(70, 1), 1, '省平台', 1000000, 1, '{}', '', false, false, now());
insert into client_scope (client_id, resource, access, area)
  select key(70, 1), resource, 'read', '33' from unnest(array['changes', 'news', 'disclosures', 'villages', 'webhooks']) resource;
analyze
;
set session_replication_role = origin
