-- 全年上限按事情发生的年度计：补记、冲正和更正都算在同一行，不管记入哪一年的账。
delete from credit_counter where scope = 'year';
insert into credit_counter (village_id, member_id, rule_code, scope, key, points, minutes)
select e.village_id, e.member_id, e.rule_code, 'year',
  extract(year from e.occurred_at at time zone 'Asia/Shanghai')::integer::text, sum(abs(e.points)), sum(abs(e.minutes))
from credit_entry e
where e.reverses is null
  and not exists (select 1 from credit_entry r where r.village_id = e.village_id and r.reverses = e.id)
group by 1, 2, 3, 5;
comment on column credit_counter.key is '哪一天、哪一年（事情发生的年度）、哪一项';
