-- 转出到哪个平台：只有它能报进展、看反映人。以前转出的没有。
alter table complaint
  add column transfer_receiver uuid,
  add constraint complaint_transfer_receiver_fk foreign key (transfer_receiver) references client (id),
  add constraint complaint_transfer_receiver_whole check (transfer_receiver is null or transfer_office is not null);
comment on column complaint.transfer_receiver is '转往的平台（接入方编号）；空为没有通过平台转';
