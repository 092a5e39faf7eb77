-- 村的答复承诺与法定期限。
create table complaint_promise (
  village_id uuid not null,
  hours integer not null,
  constraint complaint_promise_pk primary key (village_id),
  constraint complaint_promise_village_fk foreign key (village_id) references village (id),
  constraint complaint_promise_positive check (hours between 1 and 720)
);
comment on table complaint_promise is '村的首次答复承诺；没有登记的村为 24 小时';
comment on column complaint_promise.village_id is '村内部编号';
comment on column complaint_promise.hours is '类别没有另定期限时，多少小时内答复';

create table complaint_statutory_period (
  effective_from date not null,
  reply_days integer not null,
  finish_days integer not null,
  legal_basis text not null,
  constraint complaint_statutory_period_pk primary key (effective_from),
  constraint complaint_statutory_period_positive check (reply_days > 0 and finish_days >= reply_days)
);
comment on table complaint_statutory_period is '转出诉求的法定期限，按日期取最近生效的一行';
comment on column complaint_statutory_period.effective_from is '生效日期';
comment on column complaint_statutory_period.reply_days is '书面告知是否受理的期限（日）';
comment on column complaint_statutory_period.finish_days is '办结的期限（日）';
comment on column complaint_statutory_period.legal_basis is '依据';
insert into complaint_statutory_period (effective_from, reply_days, finish_days, legal_basis) values
  ('2022-05-01', 15, 60, '《信访工作条例》第二十三条、第三十四条');
