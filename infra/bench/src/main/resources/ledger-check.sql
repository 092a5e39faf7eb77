-- Checks every foreign key of the books anew over all rows: each line follows the one before, each balance is the last line's.
do $$
declare
  made record;
begin
  for made in
    select conrelid::regclass as rows, pg_get_constraintdef(oid) as rule from pg_constraint
    where contype = 'f' and conrelid in ('credit_entry'::regclass, 'credit_account'::regclass, 'credit_counter'::regclass)
  loop
    execute format('alter table %s add constraint checked %s', made.rows, made.rule);
    execute format('alter table %s drop constraint checked', made.rows);
  end loop;
  if exists (
    select from credit_account a
    full join (select village_id, member_id, year, count(*) as n, sum(points) as p, sum(minutes) as m from credit_entry
      group by 1, 2, 3) e using (village_id, member_id, year)
    where (a.entries, a.points, a.minutes) is distinct from (e.n, e.p, e.m)) then
    raise exception 'a balance is not the sum of its lines';
  end if;
  if exists (
    select from credit_counter c
    full join (select e.village_id, e.member_id, e.rule_code, t.scope, t.key, sum(e.points) as p, sum(e.minutes) as m
      from credit_entry e, lateral (select (e.occurred_at at time zone 'Asia/Shanghai')::date as day) d,
        lateral (values ('day', d.day::text), ('year', extract(year from d.day)::int::text)) t (scope, key)
      group by 1, 2, 3, 4, 5) e using (village_id, member_id, rule_code, scope, key)
    where (c.points, c.minutes) is distinct from (e.p, e.m)) then
    raise exception 'a counter is not the sum of its lines';
  end if;
end
$$
