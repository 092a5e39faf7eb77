-- 并案的反映人可以撤回自己那件：仍是已并案，只记下撤回，不再告诉他进展；合在一起办的那件照样办理。
alter table complaint
  drop constraint complaint_closed_has_reason,
  add constraint complaint_closed_has_reason check (
    (status = 'closed') = (closing is not null) or (status = 'merged' and closing = 'withdrawn'));
comment on column complaint.closing is '办结方式：rated 已评价，unrated 未评价（不计满意），by-staff 工作人员办结，withdrawn 反映人撤回（已并案的，只撤回他自己那件），no-information 请反映人补充而没有补充（不计满意）';
comment on column complaint.closed_at is '办结时间；已并案的，是反映人撤回自己那件的时间';
