-- 存证警报：存证日志和签过的凭据对不上时最多一行，各实例都看得到；理顺以后由发现它的实例自己撤下。
create table evidence_alarm (
  single boolean not null default true,
  finding text not null,
  raised_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  finder uuid not null,
  constraint evidence_alarm_pk primary key (single),
  constraint evidence_alarm_single check (single)
);
comment on table evidence_alarm is '存证警报，平时没有行';
comment on column evidence_alarm.single is '只有一行';
comment on column evidence_alarm.finding is '发现了什么：rewritten 存证被改过或删过，tree-broken 缺中间的指纹，checkpoint-forged 凭据不是当时签的，checkpoints-lost 凭据比外部保管人手里的少，never-signed 一张凭据也没有';
comment on column evidence_alarm.raised_at is '从什么时候起';
comment on column evidence_alarm.seen_at is '最近一次发现的时间';
comment on column evidence_alarm.finder is '最近一次发现它的实例，启动时随机产生';
