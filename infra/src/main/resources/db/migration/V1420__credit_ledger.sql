-- 党员学习积分：规则按版本和生效日期保存；台账只增不改；上限是计数行；余额与逐行之和由约束保证相等。
create table credit_starter_scheme (
  number integer not null,
  effective_from date not null,
  basis text not null,
  required_points integer not null,
  required_minutes integer not null,
  leader_points integer not null,
  leader_minutes integer not null,
  rules jsonb not null,
  constraint credit_starter_scheme_pk primary key (number),
  constraint credit_starter_scheme_once unique (effective_from),
  constraint credit_starter_scheme_rules_list check (jsonb_typeof(rules) = 'array')
);
comment on table credit_starter_scheme is '起始积分规则，没有自己规则的村用它';
comment on column credit_starter_scheme.number is '版本号';
comment on column credit_starter_scheme.effective_from is '从哪一天起生效';
comment on column credit_starter_scheme.basis is '依据';
comment on column credit_starter_scheme.required_points is '党员全年应得积分，0 为不要求';
comment on column credit_starter_scheme.required_minutes is '党员全年应学分钟数，60 分钟为 1 学时';
comment on column credit_starter_scheme.leader_points is '书记、委员全年应得积分';
comment on column credit_starter_scheme.leader_minutes is '书记、委员全年应学分钟数';
comment on column credit_starter_scheme.rules is '各条规则：代号、来源、名称、单位、每几个单位给多少积分和分钟、上限、是否要证明';

create table credit_scheme (
  village_id uuid not null,
  number integer not null,
  effective_from date not null,
  basis text not null,
  required_points integer not null,
  required_minutes integer not null,
  leader_points integer not null,
  leader_minutes integer not null,
  rules jsonb not null,
  published_by uuid not null,
  published_at timestamptz not null,
  constraint credit_scheme_pk primary key (village_id, number),
  constraint credit_scheme_once unique (village_id, effective_from),
  constraint credit_scheme_village_fk foreign key (village_id) references village (id),
  constraint credit_scheme_rules_list check (jsonb_typeof(rules) = 'array'),
  constraint credit_scheme_not_backwards
    check (effective_from > (published_at at time zone 'Asia/Shanghai')::date)
);
comment on table credit_scheme is '村里自己的积分规则，每次修改是一个新版本，从以后的某一天起生效';
comment on column credit_scheme.village_id is '村内部编号';
comment on column credit_scheme.number is '版本号，从 1 起';
comment on column credit_scheme.effective_from is '从哪一天起生效，晚于公布的日子';
comment on column credit_scheme.basis is '依据';
comment on column credit_scheme.required_points is '党员全年应得积分，0 为不要求';
comment on column credit_scheme.required_minutes is '党员全年应学分钟数，60 分钟为 1 学时';
comment on column credit_scheme.leader_points is '书记、委员全年应得积分';
comment on column credit_scheme.leader_minutes is '书记、委员全年应学分钟数';
comment on column credit_scheme.rules is '各条规则：代号、来源、名称、单位、每几个单位给多少积分和分钟、上限、是否要证明';
comment on column credit_scheme.published_by is '公布人';
comment on column credit_scheme.published_at is '公布时间';

create table credit_member (
  village_id uuid not null,
  member_id uuid not null,
  constraint credit_member_pk primary key (village_id, member_id),
  constraint credit_member_roster_fk foreign key (village_id, member_id) references roster_person (village_id, id)
);
comment on table credit_member is '有积分台账的党员；记账时先锁这一行';
comment on column credit_member.village_id is '村内部编号';
comment on column credit_member.member_id is '名册人员编号';

create table credit_entry (
  village_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  year integer not null,
  number bigint not null,
  source_kind text not null,
  source_id uuid not null,
  item text,
  source_rule text,
  title text not null,
  occurred_at timestamptz not null,
  quantity integer not null,
  confirmed_by uuid,
  rule_code text not null,
  scheme text not null,
  wanted_points integer not null,
  wanted_minutes integer not null,
  points integer not null,
  minutes integer not null,
  limited_by text,
  points_before integer not null,
  minutes_before integer not null,
  points_after integer not null,
  minutes_after integer not null,
  number_before bigint generated always as (nullif(number - 1, 0)) stored,
  recorded_at timestamptz not null,
  reverses uuid,
  reason text,
  reversed_by uuid,
  constraint credit_entry_pk primary key (village_id, id),
  constraint credit_entry_member_fk foreign key (village_id, member_id) references credit_member (village_id, member_id),
  constraint credit_entry_number_once unique (village_id, member_id, year, number),
  constraint credit_entry_place unique (village_id, member_id, year, number, points_after, minutes_after),
  constraint credit_entry_after_the_one_before
    foreign key (village_id, member_id, year, number_before, points_before, minutes_before)
    references credit_entry (village_id, member_id, year, number, points_after, minutes_after),
  constraint credit_entry_first check (number > 1 or (number = 1 and points_before = 0 and minutes_before = 0)),
  constraint credit_entry_sum
    check (points_after = points_before + points and minutes_after = minutes_before + minutes),
  constraint credit_entry_within_wanted
    check (abs(points) <= abs(wanted_points) and abs(minutes) <= abs(wanted_minutes)),
  constraint credit_entry_reversed_once unique (village_id, reverses),
  constraint credit_entry_reverses_fk foreign key (village_id, reverses) references credit_entry (village_id, id),
  constraint credit_entry_reversal_whole
    check ((reverses is null) = (reason is null) and (reverses is null) = (reversed_by is null)),
  constraint credit_entry_in_its_time check (recorded_at >= occurred_at),
  constraint credit_entry_limit_known check (limited_by in ('day', 'year', 'item')),
  constraint credit_entry_source_known
    check (source_kind in ('lesson', 'quiz', 'activity', 'offline', 'service', 'earlier', 'other'))
);
create unique index credit_entry_source_once on credit_entry (village_id, member_id, source_kind, source_id)
  where reverses is null;
create index credit_entry_of_member on credit_entry (village_id, member_id, id desc);
comment on table credit_entry is '积分台账的一行，只增不改；更正是另一行冲正';
comment on column credit_entry.village_id is '村内部编号';
comment on column credit_entry.id is '台账行编号';
comment on column credit_entry.member_id is '名册人员编号';
comment on column credit_entry.year is '记入的年度';
comment on column credit_entry.number is '本人本年度第几行，连续无缺';
comment on column credit_entry.source_kind is '来源：lesson 课程，quiz 测验，activity 主题党日，offline 线下学习，service 为民服务，earlier 以前年度，other 其他';
comment on column credit_entry.source_id is '来源事项编号，同一事项只记一次';
comment on column credit_entry.item is '按项计上限的项目，如课程';
comment on column credit_entry.source_rule is '来源指定的规则代号，空为该来源的第一条';
comment on column credit_entry.title is '事项名称';
comment on column credit_entry.occurred_at is '发生时间';
comment on column credit_entry.quantity is '数量，单位见规则';
comment on column credit_entry.confirmed_by is '确认人内部编号';
comment on column credit_entry.rule_code is '适用规则代号';
comment on column credit_entry.scheme is '适用规则版本';
comment on column credit_entry.wanted_points is '按规则应得积分';
comment on column credit_entry.wanted_minutes is '按规则应得分钟';
comment on column credit_entry.points is '记入积分';
comment on column credit_entry.minutes is '记入分钟';
comment on column credit_entry.limited_by is '受哪个上限限制：day 当天，year 全年，item 同一项';
comment on column credit_entry.points_before is '记入前本年度积分';
comment on column credit_entry.minutes_before is '记入前本年度分钟';
comment on column credit_entry.points_after is '记入后本年度积分';
comment on column credit_entry.minutes_after is '记入后本年度分钟';
comment on column credit_entry.number_before is '前一行的行号，第一行为空';
comment on column credit_entry.recorded_at is '记账时间';
comment on column credit_entry.reverses is '冲正的是哪一行';
comment on column credit_entry.reason is '冲正理由，本人看得到';
comment on column credit_entry.reversed_by is '冲正人';

create function credit_entry_only_grows() returns trigger language plpgsql as $$
begin
  raise exception 'credit_entry: % (expected: append only)', tg_op
    using errcode = 'object_not_in_prerequisite_state';
end
$$;
comment on function credit_entry_only_grows() is '拒绝修改、删除、清空积分台账';
create trigger credit_entry_no_change before update or delete on credit_entry
  for each row execute function credit_entry_only_grows();
create trigger credit_entry_no_truncate before truncate on credit_entry
  for each statement execute function credit_entry_only_grows();

create table credit_account (
  village_id uuid not null,
  member_id uuid not null,
  year integer not null,
  entries bigint not null,
  points integer not null,
  minutes integer not null,
  constraint credit_account_pk primary key (village_id, member_id, year),
  constraint credit_account_is_the_last_line foreign key (village_id, member_id, year, entries, points, minutes)
    references credit_entry (village_id, member_id, year, number, points_after, minutes_after)
) with (fillfactor = 70);
create index credit_account_of_year on credit_account (village_id, year);
comment on table credit_account is '每人每年度的余额；外键保证它等于台账最后一行的累计';
comment on column credit_account.village_id is '村内部编号';
comment on column credit_account.member_id is '名册人员编号';
comment on column credit_account.year is '年度';
comment on column credit_account.entries is '台账行数';
comment on column credit_account.points is '积分';
comment on column credit_account.minutes is '学习分钟数';

create table credit_counter (
  village_id uuid not null,
  member_id uuid not null,
  rule_code text not null,
  scope text not null,
  key text not null,
  points integer not null,
  minutes integer not null,
  constraint credit_counter_pk primary key (village_id, member_id, rule_code, scope, key),
  constraint credit_counter_member_fk
    foreign key (village_id, member_id) references credit_member (village_id, member_id),
  constraint credit_counter_scope_known check (scope in ('day', 'year', 'item')),
  constraint credit_counter_not_negative check (points >= 0 and minutes >= 0)
) with (fillfactor = 70);
comment on table credit_counter is '上限用了多少（不分正负）';
comment on column credit_counter.village_id is '村内部编号';
comment on column credit_counter.member_id is '名册人员编号';
comment on column credit_counter.rule_code is '规则代号';
comment on column credit_counter.scope is '上限范围：day 当天，year 全年，item 同一项';
comment on column credit_counter.key is '哪一天、哪一年、哪一项';
comment on column credit_counter.points is '已用积分';
comment on column credit_counter.minutes is '已用分钟';

create table credit_closing (
  village_id uuid not null,
  year integer not null,
  closed_by uuid not null,
  closed_at timestamptz not null,
  constraint credit_closing_pk primary key (village_id, year),
  constraint credit_closing_village_fk foreign key (village_id) references village (id),
  constraint credit_closing_over check (year < extract(year from closed_at at time zone 'Asia/Shanghai'))
);
comment on table credit_closing is '已结账的年度：以后才知道的学习和冲正记入当年';
comment on column credit_closing.village_id is '村内部编号';
comment on column credit_closing.year is '年度';
comment on column credit_closing.closed_by is '结账人';
comment on column credit_closing.closed_at is '结账时间';

insert into credit_starter_scheme
  (number, effective_from, basis, required_points, required_minutes, leader_points, leader_minutes, rules)
values (1, '2019-01-01',
  '起始规则。学时要求参照《2019—2023年全国党员教育培训工作规划》：党员一般每年不少于 32 学时，书记和班子成员不少于 56 学时；2024—2028 年的要求未核实，请按上级文件另立版本。不按在线时间计分，不排名。',
  0, 1920, 0, 3360,
  '[
    {"code":"lesson","kind":"lesson","name":"线上课程","unit":"分钟","per":60,"points":2,"minutes":60,
     "caps":{"day":{"points":6,"minutes":240},"year":{"points":40}},"proof":false},
    {"code":"quiz","kind":"quiz","name":"课程测验","unit":"次","per":1,"points":2,"minutes":0,
     "caps":{"day":{"points":4},"year":{"points":20},"item":{"points":2}},"proof":false},
    {"code":"activity","kind":"activity","name":"主题党日","unit":"次","per":1,"points":4,"minutes":120,
     "caps":{"day":{"points":4},"year":{"points":48},"item":{"points":4}},"proof":false},
    {"code":"offline-hour","kind":"offline","name":"线下学习（按小时）","unit":"小时","per":1,"points":1,"minutes":60,
     "caps":{"day":{"points":8,"minutes":480},"year":{"points":40}},"proof":true},
    {"code":"offline-half-day","kind":"offline","name":"集中培训（半天）","unit":"个半天","per":1,"points":4,"minutes":240,
     "caps":{"day":{"points":8,"minutes":480},"year":{"points":40}},"proof":true},
    {"code":"service","kind":"service","name":"接单为民服务","unit":"件","per":1,"points":3,"minutes":0,
     "caps":{"day":{"points":6},"year":{"points":30},"item":{"points":3}},"proof":false}
  ]');
