-- 对方办理单位报来进展时，写明的实际发生时间；时间线仍按收到的先后。
alter table complaint_step add column occurred_at timestamptz;
comment on column complaint_step.occurred_at is '办理单位报来的实际发生时间；空为没有报';
