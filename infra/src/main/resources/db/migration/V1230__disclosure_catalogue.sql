-- 三务公开目录：全装置的条目、村自定的条目、村停用的条目，以及各条目公开到哪一天。
create table disclosure_item (
  code text not null,
  effective_from date not null,
  effective_to date,
  class text not null,
  name text not null,
  frequency text not null,
  due_days integer not null,
  objection_days integer not null default 7,
  answer_days integer not null default 15,
  legal_basis text not null,
  responsible_role text not null default 'cadre',
  sort integer not null default 0,
  constraint disclosure_item_pk primary key (code, effective_from),
  constraint disclosure_item_code_form check (code ~ '^[A-U][A-Z0-9-]{0,19}$'),
  constraint disclosure_item_class_known check (class in ('party', 'village', 'finance')),
  constraint disclosure_item_frequency_known check (frequency in ('monthly', 'quarterly', 'yearly', 'event', 'on-request')),
  constraint disclosure_item_role_known check (responsible_role in ('cadre', 'grid-worker', 'supervision-committee', 'dispatcher')),
  constraint disclosure_item_days check (due_days between 0 and 120 and objection_days between 0 and 90 and answer_days between 1 and 60),
  constraint disclosure_item_in_order check (effective_to is null or effective_to > effective_from)
);
comment on table disclosure_item is '三务公开目录（全装置）；法规变化时旧条目写明失效日期，另立新条目';
comment on column disclosure_item.code is '条目编号，永不改变；V 开头的留给村自定';
comment on column disclosure_item.effective_from is '生效日期';
comment on column disclosure_item.effective_to is '失效日期（不含），空为现行';
comment on column disclosure_item.class is '类别：party 党务，village 村务，finance 财务';
comment on column disclosure_item.name is '名称';
comment on column disclosure_item.frequency is '周期：monthly 每月，quarterly 每季度，yearly 每年，event 发生时，on-request 应村民要求';
comment on column disclosure_item.due_days is '期间结束（或事情发生）后多少日内公开';
comment on column disclosure_item.objection_days is '公布后的异议期（日）';
comment on column disclosure_item.answer_days is '村民询问后多少日内答复';
comment on column disclosure_item.legal_basis is '依据';
comment on column disclosure_item.responsible_role is '由谁负责：cadre 村两委，grid-worker 网格员，supervision-committee 村务监督委员会，dispatcher 乡镇';
comment on column disclosure_item.sort is '排列次序';

create table disclosure_village_item (
  village_id uuid not null,
  code text not null,
  effective_from date not null,
  effective_to date,
  class text not null,
  name text not null,
  frequency text not null,
  due_days integer not null,
  objection_days integer not null,
  answer_days integer not null,
  legal_basis text not null,
  responsible_role text not null,
  sort integer not null default 0,
  constraint disclosure_village_item_pk primary key (village_id, code),
  constraint disclosure_village_item_village_fk foreign key (village_id) references village (id),
  constraint disclosure_village_item_code_form check (code ~ '^V[A-Z0-9-]{0,19}$'),
  constraint disclosure_village_item_class_known check (class in ('party', 'village', 'finance')),
  constraint disclosure_village_item_frequency_known check (frequency in ('monthly', 'quarterly', 'yearly', 'event', 'on-request')),
  constraint disclosure_village_item_role_known check (responsible_role in ('cadre', 'grid-worker', 'supervision-committee', 'dispatcher')),
  constraint disclosure_village_item_days check (due_days between 0 and 120 and objection_days between 0 and 90 and answer_days between 1 and 60)
);
comment on table disclosure_village_item is '村自定的公开条目';
comment on column disclosure_village_item.village_id is '村内部编号';
comment on column disclosure_village_item.code is '条目编号，V 开头';
comment on column disclosure_village_item.effective_from is '生效日期';
comment on column disclosure_village_item.effective_to is '失效日期（不含），空为现行';
comment on column disclosure_village_item.class is '类别：party 党务，village 村务，finance 财务';
comment on column disclosure_village_item.name is '名称';
comment on column disclosure_village_item.frequency is '周期：monthly 每月，quarterly 每季度，yearly 每年，event 发生时，on-request 应村民要求';
comment on column disclosure_village_item.due_days is '期间结束（或事情发生）后多少日内公开';
comment on column disclosure_village_item.objection_days is '公布后的异议期（日）';
comment on column disclosure_village_item.answer_days is '村民询问后多少日内答复';
comment on column disclosure_village_item.legal_basis is '依据';
comment on column disclosure_village_item.responsible_role is '由谁负责';
comment on column disclosure_village_item.sort is '排列次序';

create table disclosure_item_switch (
  village_id uuid not null,
  code text not null,
  enabled boolean not null,
  reason text not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  constraint disclosure_item_switch_pk primary key (village_id, code),
  constraint disclosure_item_switch_village_fk foreign key (village_id) references village (id)
);
comment on table disclosure_item_switch is '村停用或恢复的公开条目（本村没有这类事项的）';
comment on column disclosure_item_switch.village_id is '村内部编号';
comment on column disclosure_item_switch.code is '条目编号';
comment on column disclosure_item_switch.enabled is '是否公开这个条目';
comment on column disclosure_item_switch.reason is '停用或恢复的理由';
comment on column disclosure_item_switch.changed_by is '操作人';
comment on column disclosure_item_switch.changed_at is '操作时间';

create table disclosure_start (
  village_id uuid not null,
  starts_on date not null,
  constraint disclosure_start_pk primary key (village_id),
  constraint disclosure_start_village_fk foreign key (village_id) references village (id)
);
comment on table disclosure_start is '村从哪一天起在这里公开；没有登记的村从登记到系统之日起';
comment on column disclosure_start.village_id is '村内部编号';
comment on column disclosure_start.starts_on is '起始日期';

create table disclosure_coverage (
  village_id uuid not null,
  code text not null,
  covered_until date not null,
  last_published_at timestamptz not null,
  constraint disclosure_coverage_pk primary key (village_id, code),
  constraint disclosure_coverage_village_fk foreign key (village_id) references village (id)
);
comment on table disclosure_coverage is '每个条目连续公开到哪一天；下一次应公开的日期由此推算';
comment on column disclosure_coverage.village_id is '村内部编号';
comment on column disclosure_coverage.code is '条目编号';
comment on column disclosure_coverage.covered_until is '从起始日到这一天都已公开';
comment on column disclosure_coverage.last_published_at is '最近一次公布的时间';
