-- 请反映人补充，一直没有回音的：提醒一次，再没有就先办结，可以重新办理。
alter table complaint
  add column asked_again_at timestamptz,
  drop constraint complaint_closing_known,
  add constraint complaint_closing_known check (
    closing in ('rated', 'unrated', 'by-staff', 'withdrawn', 'no-information')),
  add constraint complaint_no_information_has_no_verdict check (closing is distinct from 'no-information' or fixed is null);
comment on column complaint.asked_again_at is '上次提醒反映人补充情况的时间';
comment on column complaint.closing is '办结方式：rated 已评价，unrated 未评价（不计满意），by-staff 工作人员办结，withdrawn 反映人撤回，no-information 请反映人补充而没有补充（不计满意）';
create index complaint_asked on complaint (paused_at)
  where status = 'need-info' and (asked_again_at is null or asked_again_at < paused_at);
create index complaint_asked_again on complaint (asked_again_at)
  where status = 'need-info' and asked_again_at >= paused_at;
