-- 主题党日：签到码每几秒换一次，只在本次活动有效；远处的党员说明怎么参加，由书记确认。
create table activity (
  village_id uuid not null,
  id uuid not null,
  version bigint not null,
  title text not null,
  place text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  author_id uuid not null,
  cancelled_at timestamptz,
  constraint activity_pk primary key (village_id, id),
  constraint activity_village_fk foreign key (village_id) references village (id),
  constraint activity_ends_later check (ends_at > starts_at)
);
comment on table activity is '主题党日活动';
comment on column activity.village_id is '村内部编号';
comment on column activity.id is '活动编号';
comment on column activity.version is '版本，每次变化加一';
comment on column activity.title is '主题';
comment on column activity.place is '地点';
comment on column activity.starts_at is '开始时间';
comment on column activity.ends_at is '结束时间';
comment on column activity.author_id is '安排活动的书记';
comment on column activity.cancelled_at is '取消时间';

create table attendance (
  village_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  roster_id uuid not null,
  version bigint not null,
  how text not null,
  state text not null,
  note text not null,
  attended_at timestamptz not null,
  confirmed_by uuid,
  reason text not null,
  constraint attendance_pk primary key (village_id, id),
  constraint attendance_once unique (village_id, activity_id, roster_id),
  constraint attendance_activity_fk foreign key (village_id, activity_id) references activity (village_id, id),
  constraint attendance_how_known check (how in ('code', 'keeper', 'remote')),
  constraint attendance_state_known check (state in ('waiting', 'confirmed', 'refused')),
  constraint attendance_refused_why check ((state = 'refused') = (reason <> ''))
);
create index attendance_waiting on attendance (village_id, attended_at) where state = 'waiting';
comment on table attendance is '谁参加了哪次活动，每人每次一条';
comment on column attendance.village_id is '村内部编号';
comment on column attendance.id is '参加记录编号，积分凭它认定一次';
comment on column attendance.activity_id is '活动编号';
comment on column attendance.roster_id is '党员在花名册上的编号';
comment on column attendance.version is '版本，每次变化加一';
comment on column attendance.how is '怎么认定：code 签到码，keeper 书记登记，remote 异地参加';
comment on column attendance.state is '状态：waiting 等书记确认，confirmed 已认定，refused 没有认定';
comment on column attendance.note is '异地怎么参加的，本人写';
comment on column attendance.attended_at is '签到或者申报的时间';
comment on column attendance.confirmed_by is '确认或者不认定的书记';
comment on column attendance.reason is '没有认定的理由，本人看得到';

create table activity_miss (
  village_id uuid not null,
  activity_id uuid not null,
  roster_id uuid not null,
  misses integer not null,
  constraint activity_miss_pk primary key (village_id, activity_id, roster_id),
  constraint activity_miss_activity_fk foreign key (village_id, activity_id) references activity (village_id, id),
  constraint activity_miss_counts check (misses >= 1)
);
comment on table activity_miss is '每人每次活动输错了几次签到码，太多就只能请书记登记';
comment on column activity_miss.village_id is '村内部编号';
comment on column activity_miss.activity_id is '活动编号';
comment on column activity_miss.roster_id is '党员在花名册上的编号';
comment on column activity_miss.misses is '输错几次';
