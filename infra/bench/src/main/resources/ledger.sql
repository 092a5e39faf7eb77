set session_replication_role = replica;
-- So many hours of study in the seven years before this one, in turn of all members who are no secretaries, each on a day of
-- its own: a point until the year's cap of forty, sixty minutes always. Each with its key, its event and its audit line.
create table studied as
select n, m % 100 as branch, key(1, m % 100) as village, key(5, m) as member, key(11, n) as id, year, day, number,
  case when number <= 40 then 1 else 0 end as points,
  day::timestamp at time zone 'Asia/Shanghai' as at
from generate_series(0, $rows - 1) n,
  lateral (select 100 + n % 9900 as m, n / 9900 as hour) turn,
  lateral (select extract(year from now() at time zone 'Asia/Shanghai')::int - 7 + hour % 7 as year, hour / 7 + 1 as number) place,
  lateral (select make_date(year, 1, 1) + 2 * (number - 1) as day) date;
insert into credit_entry (village_id, id, member_id, year, number, source_kind, source_id, source_rule, title, occurred_at,
  quantity, confirmed_by, rule_code, scheme, wanted_points, wanted_minutes, points, minutes, limited_by, points_before,
  minutes_before, points_after, minutes_after, recorded_at)
select village, id, member, year, number, 'offline', id, 'offline-hour', '镇党校培训（签到表第 3 页）', at, 1, key(3, branch),
  'offline-hour', 'starter-1', 1, 60, points, 60, case when points = 0 then 'year' end, least(number - 1, 40),
  60 * (number - 1), least(number, 40), 60 * number, at + interval '1 day'
from studied order by n;
insert into credit_counter (village_id, member_id, rule_code, scope, key, points, minutes)
select village, member, 'offline-hour', 'day', day::text, points, 60 from studied order by n;
insert into credit_counter (village_id, member_id, rule_code, scope, key, points, minutes)
select village, member, 'offline-hour', 'year', year::text, sum(points), sum(60) from studied group by village, member, year;
insert into credit_account (village_id, member_id, year, entries, points, minutes)
select village, member, year, count(*), sum(points), sum(60) from studied group by village, member, year;
insert into idempotency (village_id, owner, operation, key, fingerprint, made, created_at)
select village, key(3, branch)::text, 'credit.confirm', 'old' || n, md5(n::text), id, now() from studied order by n;
insert into audit_log (id, village_id, actor_id, actor_roles, act, subject_kind, subject_id, request_id, acted_at)
select key(9, n), village, key(3, branch), 'branch-secretary', 'credit.awarded', 'credit-entry', id, 'old' || n,
  at + interval '1 day' from studied order by n;
insert into event (id, village_id, subject_kind, subject_id, subject_version, type, facts, occurred_at, position)
select key(9, n), village, 'credit-entry', id, 1, 'credit.awarded', jsonb_build_object('member', member),
  at + interval '1 day', b.last + n + 1
from studied, (select coalesce(max(position), 0) as last from event) b order by n;
update event_cursor set position = (select coalesce(max(position), 0) from event);
drop table studied
;
set session_replication_role = origin
