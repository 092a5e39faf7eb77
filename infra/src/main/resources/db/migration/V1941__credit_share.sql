-- 每几个单位才给一次的规则：同一年度、同一版规则里的零头累加，不到一次的留给下一次；短课也能攒出积分。
-- 已经记下的行不改；它们剩下的零头从这里起也算数。
create table credit_share (
  village_id uuid not null,
  member_id uuid not null,
  rule_code text not null,
  scheme text not null,
  year integer not null,
  quantity bigint not null,
  points integer not null,
  minutes integer not null,
  constraint credit_share_pk primary key (village_id, member_id, rule_code, scheme, year),
  constraint credit_share_member_fk
    foreign key (village_id, member_id) references credit_member (village_id, member_id),
  constraint credit_share_not_negative check (quantity >= 0 and points >= 0 and minutes >= 0)
) with (fillfactor = 70);
comment on table credit_share is '按规则累计的数量和给过的积分、分钟，剩下的零头由此算出；冲正的不算';
comment on column credit_share.village_id is '村内部编号';
comment on column credit_share.member_id is '名册人员编号';
comment on column credit_share.rule_code is '规则代号';
comment on column credit_share.scheme is '规则版本，换了版本重新累计';
comment on column credit_share.year is '事情发生的年度，零头不跨年';
comment on column credit_share.quantity is '累计数量，单位见规则';
comment on column credit_share.points is '按规则给过的积分（上限以前，不分正负）';
comment on column credit_share.minutes is '按规则给过的分钟（上限以前，不分正负）';

insert into credit_share (village_id, member_id, rule_code, scheme, year, quantity, points, minutes)
select e.village_id, e.member_id, e.rule_code, e.scheme,
  extract(year from e.occurred_at at time zone 'Asia/Shanghai')::integer,
  sum(e.quantity), sum(abs(e.wanted_points)), sum(abs(e.wanted_minutes))
from credit_entry e
where e.reverses is null
  and not exists (select 1 from credit_entry r where r.village_id = e.village_id and r.reverses = e.id)
  and exists (
    select 1 from (
      select number::text as version, rules from credit_scheme s where s.village_id = e.village_id
      union all
      select 'starter-' || number, rules from credit_starter_scheme) as known
    cross join jsonb_array_elements(known.rules) as rule
    where known.version = e.scheme and rule ->> 'code' = e.rule_code
      and ((rule ->> 'points')::integer % (rule ->> 'per')::integer <> 0
        or (rule ->> 'minutes')::integer % (rule ->> 'per')::integer <> 0))
group by 1, 2, 3, 4, 5;
