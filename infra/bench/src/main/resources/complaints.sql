set session_replication_role = replica;
-- So many rated cases of before, spread evenly, each with its first entry, its key and its event.
insert into complaint (village_id, id, version, ticket, kind, category_code, text, name_visible_to, visibility, about_staff,
  reporter_id, reporter_roster_id, filer_id, status, published, filed_at, due_from, due_at, fixed, stars, rated_at)
select key(1, n % 100), key(7, n), 1, lpad(n::text, 7, '0') || (select (10 - sum(case when place % 2 = 1 then digit
  when digit > 4 then digit * 2 - 9 else digit * 2 end) % 10) % 10
  from generate_series(0, 6) place, lateral (select n / (10 ^ place)::int % 10 as digit) d), 'complaint', '0101', '村口的路灯不亮了，晚上老人出门看不见。', 'handlers', 'public',
  false, key(3, n % 10000), key(5, n % 10000), key(3, n % 10000), 'rated', n % 3 = 0, now() - n * interval '1 second', now(), now(), true, 5, now()
from generate_series(1, $rows) n;
insert into complaint_step (village_id, complaint_id, number, id, type, at, actor_label, public_text, internal_text)
select key(1, n % 100), key(7, n), 1, key(8, n), 'filed', now(), '本人', '', '' from generate_series(1, $rows) n;
insert into idempotency (village_id, owner, operation, key, fingerprint, made, created_at)
select key(1, n % 100), key(3, n % 10000)::text, 'complaint.file', 'old' || n, md5(n::text), key(7, n), now()
from generate_series(1, $rows) n;
insert into event (id, village_id, subject_kind, subject_id, subject_version, type, facts, occurred_at, position)
select key(9, n), key(1, n % 100), 'complaint', key(7, n), 1, 'complaint.filed', '{}', now(), b.last + n
from generate_series(1, $rows) n, (select coalesce(max(position), 0) as last from event) b;
update event_cursor set position = (select max(position) from event);
analyze
;
set session_replication_role = origin
